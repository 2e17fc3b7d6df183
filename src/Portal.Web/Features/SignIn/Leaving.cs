using Microsoft.JSInterop;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Takes a page away for good. The framework's own way ends the circuit with an error in the log when the browser has left without a
/// word, as one does whose computer sleeps.
/// </summary>
internal static class Leaving
{
    public static Task LeaveForAsync(this IJSRuntime script, string address) => TellAsync(script, "location.assign", address);

    public static Task ReadPageAnewAsync(this IJSRuntime script) => TellAsync(script, "location.reload");

    private static async Task TellAsync(IJSRuntime script, string function, params object[] arguments)
    {
        try
        {
            await script.InvokeVoidAsync(function, arguments);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            return; // there is nobody whom to lead anywhere
        }
    }
}
