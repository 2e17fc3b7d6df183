using Portal.Services.Storage;
using Xunit.v3;

namespace Portal.Tests.Support;

/// <summary>Which database the tests of a class run on; SQLite where nothing is said.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StoredInAttribute(StorageProvider provider) : Attribute
{
    public StorageProvider Provider { get; } = provider;

    /// <summary>The one of the test that runs.</summary>
    public static StorageProvider Current =>
        TestContext.Current.TestClass is IXunitTestClass { Class: { } type } && GetCustomAttribute(type, typeof(StoredInAttribute)) is StoredInAttribute said
            ? said.Provider
            : StorageProvider.Sqlite;
}
