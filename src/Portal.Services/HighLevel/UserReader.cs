using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class UserReader
{
    /// <summary>Null when there is no list at all; rows without an id or a name, and users who were deleted, are left out.</summary>
    public static IReadOnlyList<ServiceUser>? Many(JsonElement root) => root.List("users") is { } rows
        ? [.. ((JsonElement?)rows).Items().Select(Row).OfType<ServiceUser>()]
        : null;

    private static ServiceUser? Row(JsonElement row) =>
        row.Text("id", "_id") is { } id && row.Flag("deleted") is not true && (row.Text("name") ?? FullName(row) ?? row.Text("email")) is { } name
            ? new ServiceUser(id, name, row.Text("email"))
            : null;

    private static string? FullName(JsonElement row) => $"{row.Text("firstName")} {row.Text("lastName")}".Trim() is { Length: > 0 } name ? name : null;
}
