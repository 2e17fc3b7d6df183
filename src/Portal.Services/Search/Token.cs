namespace Portal.Services.Search;

/// <summary>One word as it is compared, and where it stands in the text that it was read from: UTF-16 units, marks and all.</summary>
public readonly record struct Token(string Text, int Start, int Length);
