namespace Portal.Web.Controls;

/// <summary>One thing to choose: what is stored, and what people read.</summary>
public sealed record Choice(string Value, string Words);
