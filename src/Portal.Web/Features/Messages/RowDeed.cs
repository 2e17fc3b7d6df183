namespace Portal.Web.Features.Messages;

/// <summary>Something that a row of a list offers: a deed, or with <paramref name="Href"/> a page to look at.</summary>
public sealed record RowDeed(string Name, Func<Task>? RunAsync, string? Href = null);
