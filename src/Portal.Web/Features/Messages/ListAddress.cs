using Microsoft.AspNetCore.WebUtilities;
using Portal.Services.Composing;

namespace Portal.Web.Features.Messages;

/// <summary>The address of a list of messages: everything that decides what is shown, so that it can be reloaded and sent to others.</summary>
public sealed record ListAddress(string Page, bool Everyone, Channel? Channel, string? Kind)
{
    public const string Scheduled = "scheduled";
    public const string Attention = "attention";

    private const string EveryoneWord = "everyone";

    public bool HasFilters => Channel is not null || Kind is not null;

    public string Url => QueryHelpers.AddQueryString(
        Page,
        new Dictionary<string, string?> { ["of"] = Everyone ? EveryoneWord : null, ["channel"] = Channel?.Key, ["kind"] = Kind }.Where(part => part.Value is not null));

    /// <summary>What can't be read as what it should be counts as not asked for.</summary>
    public static ListAddress Read(string page, string? of, Channel? channel, string? kind) =>
        new(page, of == EveryoneWord, channel, string.IsNullOrWhiteSpace(kind) ? null : kind);
}
