namespace Portal.Services.Materials;

/// <summary>A number that the sub-account can send from. <paramref name="Number"/> in E.164.</summary>
public sealed record SenderNumber(string Number, string? Name, bool IsUsual);

/// <summary>The numbers there are; <paramref name="LastUsed"/> is the one that the caller's sub-account wrote to this contact from last.</summary>
public sealed record SenderNumbers(IReadOnlyList<SenderNumber> Numbers, string? LastUsed);
