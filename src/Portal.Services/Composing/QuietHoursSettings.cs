namespace Portal.Services.Composing;

/// <summary>When a sub-account does not disturb its contacts. Each is <c>21:00-08:00</c>, or <c>none</c>.</summary>
public sealed class QuietHoursSettings
{
    public const string None = "none";

    /// <summary>On a channel that <see cref="Channels"/> does not name.</summary>
    public string Hours { get; set; } = "21:00-08:00";

    /// <summary>By <see cref="Channel.Key"/>. An e-mail wakes nobody.</summary>
    public Dictionary<string, string> Channels { get; set; } = new() { [Channel.Email.Key] = None };

    /// <summary>Null where there are none.</summary>
    public QuietHours? On(Channel channel) => QuietHours.Find(Channels.GetValueOrDefault(channel.Key, Hours));

    /// <summary>Whether it is one of the two things that <see cref="Hours"/> can be.</summary>
    public static bool AreReadable(string hours) => hours == None || QuietHours.Find(hours) is not null;

    internal IEnumerable<string> Problems(string key, IReadOnlyList<Channel> known)
    {
        foreach (var channel in Channels.Keys.Where(channel => known.All(k => k.Key != channel)))
        {
            yield return $"{key}:{nameof(Channels)}:{channel} is none of {string.Join(", ", known.Select(k => k.Key))}.";
        }

        var wrong = Channels.Select(c => (Key: $"{key}:{nameof(Channels)}:{c.Key}", Hours: c.Value)).Append((Key: $"{key}:{nameof(Hours)}", Hours))
            .Where(setting => !AreReadable(setting.Hours));
        foreach (var setting in wrong)
        {
            yield return $"{setting.Key} must be two different times with a hyphen between, as in 21:00-08:00, or {None}.";
        }
    }
}
