using Xunit.v3;

namespace Portal.Tests.Support;

/// <summary>Tests whose subject is the time of day, the day of the week or the zone: <c>./test.sh --moments</c> runs them at each of its moments.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TimeBoundAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [KeyValuePair.Create("Time", "bound")];
}
