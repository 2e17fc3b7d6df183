namespace Portal.Web.Features.Composing;

/// <summary>Who else writes to the contact at this moment: asked about at the button's first press.</summary>
public sealed partial class ComposeDialog
{
    private ColleagueLine? _colleagues;

    // Where that can't be found out, the press goes on.
    private async Task<bool> AsksAboutColleaguesAsync() => _colleagues is { } line && await line.AskAsync();

    private async Task LookAtConversationAsync()
    {
        await TellBrowserAsync("look");
        if (SoFar?.Items is [.., var newest])
        {
            await OnLook.InvokeAsync(newest.Key);
        }
    }
}
