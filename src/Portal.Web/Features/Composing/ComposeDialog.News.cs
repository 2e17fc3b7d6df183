using Microsoft.AspNetCore.Components;

namespace Portal.Web.Features.Composing;

/// <summary>What is said in the thread meanwhile: told above the button, asked about at its first press, and quoted from.</summary>
public sealed partial class ComposeDialog
{
    private NewsWhileWriting? _news;
    private NewsLine? _newsLine;

    /// <summary>The thread that the dialog stands beside.</summary>
    [Parameter]
    public ThreadSoFar? SoFar { get; set; }

    /// <summary>The entry of the thread with this key is to be looked at.</summary>
    [Parameter]
    public EventCallback<string> OnLook { get; set; }

    /// <summary>Puts what somebody wrote into the text, where the cursor is.</summary>
    public async Task QuoteAsync(string text)
    {
        if (_open is { IsSending: false, Text: var shown })
        {
            await TellBrowserAsync("quote", Quoting.Of(text, shown.Channel, shown.Content.IsHtml));
        }
    }

    private void HearNews()
    {
        if (_open is not null && SoFar?.Items is { } items)
        {
            _news?.Hear(items);
            StateHasChanged();
        }
    }

    private async Task LookAsync(string key)
    {
        _news?.Ask(); // whoever looks has seen all that stands there
        _news?.Accept();
        await TellBrowserAsync("look");
        await OnLook.InvokeAsync(key);
    }
}
