using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.People;

namespace Portal.Services.Messages;

/// <summary>UTC: until when a message that is sent now can be taken back, null where it can't be, and when it goes.</summary>
public sealed record UndoTime(DateTime? Until, DateTime DueAt)
{
    // A click at the last moment is still on its way when the time is up.
    internal static readonly TimeSpan ForLateUndo = TimeSpan.FromSeconds(1);
}

/// <summary>How long a message that is sent now can still be taken back.</summary>
public sealed class UndoOptions
{
    public const string Section = "Undo";

    private const int Longest = 60;

    /// <summary>On a channel that <see cref="Channels"/> does not name.</summary>
    public int Seconds { get; set; } = 5;

    /// <summary>Seconds by <see cref="Channel.Key"/>.</summary>
    public Dictionary<string, int> Channels { get; set; } = new() { [Channel.Email.Key] = 10, [Channel.LiveChat.Key] = 0 };

    /// <summary>The longest that a person may choose for themselves. On a channel without a time to undo nobody has one.</summary>
    public int MostSeconds { get; set; } = 30;

    public TimeSpan Of(Channel channel, Preferences? preferences = null)
    {
        var set = Channels.GetValueOrDefault(channel.Key, Seconds);
        return TimeSpan.FromSeconds(set > 0 && preferences is { UndoSeconds: > 0 and var chosen } ? Math.Min(chosen, Math.Max(MostSeconds, set)) : set);
    }

    /// <summary>For a message that is sent at <paramref name="now"/>, by who has these preferences.</summary>
    public UndoTime From(DateTime now, Channel channel, Preferences preferences) =>
        Of(channel, preferences) is { Ticks: > 0 } time ? new UndoTime(now + time, now + time + UndoTime.ForLateUndo) : new UndoTime(Until: null, now);

    internal sealed class Validator : IValidateOptions<UndoOptions>
    {
        public ValidateOptionsResult Validate(string? name, UndoOptions options)
        {
            var wrong = options.Channels.Select(c => ($"{Section}:{nameof(Channels)}:{c.Key}", c.Value)).Append(($"{Section}:{nameof(Seconds)}", options.Seconds)).Append(($"{Section}:{nameof(MostSeconds)}", options.MostSeconds))
                .Where(setting => setting.Item2 is < 0 or > Longest)
                .Select(setting => $"{setting.Item1} must be between 0 and {Longest}.").ToList();
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }
    }
}
