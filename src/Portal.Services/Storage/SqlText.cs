namespace Portal.Services.Storage;

/// <summary>What the database does with text in a query.</summary>
public static class SqlText
{
    /// <summary>In lower case: SQLite knows it only of A to Z, PostgreSQL of what its locale knows.</summary>
    public static string Lower(string text) => throw new InvalidOperationException($"{text.Length} characters were to be read by the database.");
}
