using System.Text.Json;

namespace Portal.Services.SubAccounts;

/// <summary>One changed setting, as it is written down. <paramref name="At"/> in UTC.</summary>
internal sealed record StoredSetting(JsonElement Value, string ByName, DateTime At)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>By the settings' keys; those of later portals are there too. Null where nothing can be read.</summary>
    public static IReadOnlyDictionary<string, JsonElement>? ReadAll(string changes)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(changes, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where it can't be read.</summary>
    public static StoredSetting? Read(JsonElement stored)
    {
        try
        {
            return stored.Deserialize<StoredSetting>(Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string WriteAll(IReadOnlyDictionary<string, JsonElement> changes) => JsonSerializer.Serialize(changes, Json);

    public JsonElement Write() => JsonSerializer.SerializeToElement(this, Json);
}
