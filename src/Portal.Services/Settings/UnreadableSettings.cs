using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Portal.Services.Settings;

/// <summary>Finds configured values that are none of their type.</summary>
internal static class UnreadableSettings
{
    /// <summary>Keys, each with a line for people that begins with it and doesn't repeat the value, which may be a secret.</summary>
    public static IEnumerable<KeyValuePair<string, string>> In(IConfigurationSection section, Type type)
    {
        if (TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string)))
        {
            return IsReadable(section, type) ? [] : [KeyValuePair.Create(section.Path, $"{section.Path} {Wanted(Nullable.GetUnderlyingType(type) ?? type)}.")];
        }

        return section.GetChildren().SelectMany(child => TypeOf(child.Key, type) is { } inner ? In(child, inner) : []);
    }

    private static Type? TypeOf(string key, Type type) =>
        ItemsOf(type) ?? type.GetProperty(key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType;

    // A dictionary's values come last, a list's are all it has.
    private static Type? ItemsOf(Type type) =>
        type.GetInterfaces().Append(type)
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() is var kind && (kind == typeof(IDictionary<,>) || kind == typeof(IEnumerable<>)))
            .OrderByDescending(i => i.GenericTypeArguments.Length)
            .FirstOrDefault()?.GenericTypeArguments[^1];

    private static bool IsReadable(IConfigurationSection section, Type type)
    {
        try
        {
            section.Get(type);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Wanted(Type type) => type switch
    {
        { IsEnum: true } => $"must be {string.Join(" or ", Enum.GetNames(type))}",
        _ when type == typeof(bool) => "must be true or false",
        _ when type == typeof(int) || type == typeof(long) => "must be a whole number",
        _ when type == typeof(double) || type == typeof(decimal) => "must be a number",
        _ when type == typeof(TimeSpan) => "must be a time span such as 00:30:00",
        _ => $"can't be read as {type.Name}",
    };
}
