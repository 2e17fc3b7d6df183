namespace Portal.Sandbox.Service.Store;

/// <summary>A number that a sub-account owns.</summary>
internal sealed record PhoneNumber(string Number, string FriendlyName, bool TakesTexts, bool IsDefault = false);
