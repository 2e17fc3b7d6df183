using Microsoft.JSInterop;

namespace Portal.Web.Controls;

internal static class ScriptObjects
{
    /// <summary>Lets go of a script's object, after its <paramref name="farewell"/>; a browser that has already gone needs neither.</summary>
    public static async ValueTask StopAsync(this IJSObjectReference? script, string? farewell = null)
    {
        if (script is null)
        {
            return;
        }

        try
        {
            if (farewell is not null)
            {
                await script.InvokeVoidAsync(farewell);
            }

            await script.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException) // the second where the browser left without a word
        {
            return;
        }
    }
}
