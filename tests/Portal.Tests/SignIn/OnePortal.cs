namespace Portal.Tests.SignIn;

/// <summary>Classes that meet the same portal one after another, because starting it takes long; its log is of all they do.</summary>
[CollectionDefinition(Name)]
public sealed class OnePortal : ICollectionFixture<PortalWithLog>
{
    public const string Name = "One portal";
}
