namespace Portal.Tests.Support;

internal static class Repository
{
    /// <summary>The folder that holds Portal.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("This runs outside the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Portal.sln")) ? folder.FullName
        : Find(folder.Parent);
}
