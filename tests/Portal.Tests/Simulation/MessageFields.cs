using System.Reflection;
using Portal.Services.Messages;

namespace Portal.Tests.Simulation;

/// <summary>Writes what in the portal only the database writes: a claim is an UPDATE there, not a method.</summary>
internal static class MessageFields
{
    public const string CheckAt = nameof(Message.CheckAt);

    private static readonly Dictionary<string, Action<Message, object?>> Setters = typeof(Message)
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(p => p.SetMethod is not null)
        .ToDictionary(p => p.Name, Setter);

    public static void Set(Message message, string name, object? value) => Setters[name](message, value);

    public static void Claim(Message message, Guid lease, DateTime now)
    {
        Set(message, nameof(Message.State), MessageState.Sending);
        Set(message, nameof(Message.StateAt), now);
        Set(message, nameof(Message.ClaimedAt), now);
        Set(message, nameof(Message.Version), message.Version + 1);
        Set(message, nameof(Message.Attempts), message.Attempts + 1);
        Set(message, nameof(Message.Lease), lease);
        Set(message, nameof(Message.Reason), null);
    }

    private static Action<Message, object?> Setter(PropertyInfo property)
    {
        var make = typeof(MessageFields).GetMethod(nameof(TypedSetter), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(property.PropertyType);
        return (Action<Message, object?>)make.Invoke(null, [property])!;
    }

    private static Action<Message, object?> TypedSetter<T>(PropertyInfo property)
    {
        var set = property.SetMethod!.CreateDelegate<Action<Message, T?>>();
        return (message, value) => set(message, (T?)value);
    }
}
