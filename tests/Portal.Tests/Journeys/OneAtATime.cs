namespace Portal.Tests.Journeys;

/// <summary>Journeys run one after another, beside the other tests: two at once on two cores wait for each other longer than people would.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime
{
    public const string Name = "Journeys";
}
