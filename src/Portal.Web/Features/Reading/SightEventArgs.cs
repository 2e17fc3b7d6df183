using Microsoft.AspNetCore.Components;

namespace Portal.Web.Features.Reading;

/// <summary>What circuit.js tells when a tab goes behind another, or comes before it.</summary>
public sealed class SightEventArgs : EventArgs
{
    public bool IsSeen { get; set; }
}

/// <summary>Makes <c>@onsight</c> known to components.</summary>
[EventHandler("onsight", typeof(SightEventArgs))]
public static class EventHandlers;
