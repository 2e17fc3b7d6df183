using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class NumberReader
{
    /// <summary>As documented, or inside the envelope of v3.</summary>
    public static ServiceNumbers? All(JsonElement root) => root.List("numbers") is { } rows
        ? new ServiceNumbers(
            [.. ((JsonElement?)rows).Items().Select(Row).OfType<ServiceNumber>()],
            (root.Text("accountStatus") ?? root.Object("data")?.Text("accountStatus"))?.ToLowerInvariant())
        : null;

    private static ServiceNumber? Row(JsonElement row)
    {
        var can = row.Object("capabilities") ?? default;
        return row.Text("phoneNumber", "number") is { } number
            ? new ServiceNumber
            {
                PhoneNumber = number,
                FriendlyName = row.Text("friendlyName", "title"),
                CountryCode = row.Text("countryCode"),
                Type = row.Text("type"),
                IsDefault = row.Flag("isDefaultNumber") ?? row.Flag("isDefault") ?? false,
                CanSms = can.Flag("sms") ?? can.Flag("SMS"),
                CanMms = can.Flag("mms") ?? can.Flag("MMS"),
                CanVoice = can.Flag("voice"),
                LinkedUser = row.Text("linkedUser"),
            }
            : null;
    }
}
