namespace Portal.Tests.Journeys;

/// <summary>
/// Journeys wait more than they work, so two of them run at a time, beside two other tests: one that goes through the pages, and one in which
/// somebody writes. More at once, on two cores, would wait for each other longer than people would.
/// </summary>
public static class OneAtATime
{
    public const string Pages = "Journeys through the pages";
    public const string Writing = "Journeys of writing";
}

[CollectionDefinition(OneAtATime.Pages)]
public sealed class JourneysThroughPages;

[CollectionDefinition(OneAtATime.Writing)]
public sealed class JourneysOfWriting;
