using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Portal.Web.Controls;

/// <summary>
/// Calls about an element that may have left the page by the time the browser hears of it, because a person was quicker. The browser answers
/// such a call with an error, which would end the whole page; here it is no fault, and nothing happens.
/// </summary>
internal static class PassingElements
{
    public static Task TryFocusAsync(this ElementReference element, bool preventScroll = false) =>
        element.Context is null ? Task.CompletedTask : TryAsync(element.FocusAsync(preventScroll));

    public static Task TryFocusAsync(this MudBaseButton button) => TryAsync(button.FocusAsync());

    public static Task TryFocusAsync<T>(this MudBaseInput<T> input) => TryAsync(input.FocusAsync());

    /// <summary>Calls a function that works on an element.</summary>
    public static Task TryInvokeAsync(this IJSObjectReference script, string function, params object?[] arguments) => TryAsync(script.InvokeVoidAsync(function, arguments));

    /// <summary>Calls a function that keeps watch over an element; null where it is gone.</summary>
    public static async Task<IJSObjectReference?> TryAttachAsync(this IJSObjectReference script, string function, CancellationToken cancellationToken, params object?[] arguments)
    {
        try
        {
            return await script.InvokeAsync<IJSObjectReference>(function, cancellationToken, arguments);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return null;
        }
    }

    private static async Task TryAsync(ValueTask call)
    {
        try
        {
            await call;
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return;
        }
    }

    private static bool IsGone(Exception exception) => exception is JSException or JSDisconnectedException or OperationCanceledException;
}
