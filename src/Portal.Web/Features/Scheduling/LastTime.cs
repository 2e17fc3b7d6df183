using Microsoft.JSInterop;

namespace Portal.Web.Features.Scheduling;

/// <summary>The last time that was not a preset, kept in the browser so that it can be offered again (scoped).</summary>
public sealed class LastTime(IJSRuntime js)
{
    private const string Key = "last-time";

    /// <summary>A stored wall time, of no zone: it is offered on whichever clock is edited. Null when there is none.</summary>
    public string? Wall { get; private set; }

    public async Task RecallAsync() => Wall ??= await js.InvokeAsync<string?>("localStorage.getItem", Key);

    public async Task RememberAsync(TimeChoice choice)
    {
        if (choice is { IsCustom: true, Time: { } time })
        {
            Wall = time.StoredWall;
            await js.InvokeVoidAsync("localStorage.setItem", Key, Wall);
        }
    }
}
