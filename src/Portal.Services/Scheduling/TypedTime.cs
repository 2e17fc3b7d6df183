namespace Portal.Services.Scheduling;

/// <summary>What was made of a typed time.</summary>
public abstract record TypedTime
{
    private TypedTime()
    {
    }

    public sealed record Understood(SendTime Time) : TypedTime;

    /// <summary><paramref name="Sentence"/> says to the person why not, and what to write instead.</summary>
    public sealed record NotUnderstood(string Sentence) : TypedTime;
}
