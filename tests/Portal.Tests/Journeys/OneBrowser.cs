using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Journeys share one browser and run one after another; each has a portal and a sandbox of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Browser>
{
    public const string Name = "Journeys";
}
