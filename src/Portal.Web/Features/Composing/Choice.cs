namespace Portal.Web.Features.Composing;

/// <summary>One thing to choose: what is stored, and what people read.</summary>
public sealed record Choice(string Value, string Words);
