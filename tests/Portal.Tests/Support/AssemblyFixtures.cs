using Portal.Tests.Support;

[assembly: AssemblyFixture(typeof(TestCluster))]
