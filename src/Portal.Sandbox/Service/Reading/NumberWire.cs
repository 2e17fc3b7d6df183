using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

internal sealed record NumberWire(string PhoneNumber, string FriendlyName, string Sid, string CountryCode, CapabilitiesWire Capabilities, string Type, bool IsDefaultNumber, bool IsGroupConversationEnabled)
{
    public static NumberWire Of(PhoneNumber number) => new(
        number.Number, number.FriendlyName, $"PN{number.Number[1..]}", "US", new CapabilitiesWire(number.TakesTexts, number.TakesTexts, Voice: true, Fax: false), "local", number.IsDefault, false);
}

internal sealed record CapabilitiesWire(bool Sms, bool Mms, bool Voice, bool Fax);

internal sealed record NumbersWire(IReadOnlyList<NumberWire> Numbers, int PageSize, int Page);

internal sealed record NumbersBody(IReadOnlyList<NumberWire> Numbers, bool IsUnderGhl, int PageSize, int Page, string AccountStatus) : ReplyBody
{
    public NumbersBody(NumbersWire wire)
        : this(wire.Numbers, true, wire.PageSize, wire.Page, "active")
    {
    }
}

/// <summary>The same in version 3.</summary>
internal sealed record NumbersEnvelope(string Status, NewerNumbersWire Data, string Message, int StatusCode) : ReplyBody
{
    public NumbersEnvelope(NumbersWire wire)
        : this("success", new NewerNumbersWire(wire.Numbers, true, wire.PageSize, wire.Page, "active"), "Numbers fetched successfully", StatusCodes.Status200OK)
    {
    }
}

internal sealed record NewerNumbersWire(IReadOnlyList<NumberWire> Numbers, bool IsUnderLc, int PageSize, int Page, string AccountStatus);
