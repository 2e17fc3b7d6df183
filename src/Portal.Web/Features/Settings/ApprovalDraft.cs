using System.Globalization;
using Portal.Services.Composing;

namespace Portal.Web.Features.Settings;

/// <summary>What has to be approved, as it stands in the fields of the form.</summary>
public sealed class ApprovalDraft
{
    public HashSet<string> Roles { get; private init; } = [];
    public HashSet<string> Channels { get; private init; } = [];

    /// <summary>One a line.</summary>
    public string People { get; set; } = string.Empty;
    public bool Templates { get; set; }
    public bool FirstMessages { get; set; }

    /// <summary>A number; empty for as many as one likes.</summary>
    public string MoreRecipientsThan { get; set; } = string.Empty;

    public int RemindAfterMinutes { get; set; }

    public ApprovalSettings Values => new()
    {
        Roles = [.. Roles.Order(StringComparer.Ordinal)],
        People = [.. People.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        Channels = [.. Channels.Order(StringComparer.Ordinal)],
        Templates = Templates,
        FirstMessages = FirstMessages,
        MoreRecipientsThan = string.IsNullOrWhiteSpace(MoreRecipientsThan) ? null : int.TryParse(MoreRecipientsThan, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : 0,
        RemindAfterMinutes = RemindAfterMinutes,
    };

    public static ApprovalDraft Of(ApprovalSettings approval) => new()
    {
        Roles = [.. approval.Roles],
        Channels = [.. approval.Channels],
        People = string.Join('\n', approval.People),
        Templates = approval.Templates,
        FirstMessages = approval.FirstMessages,
        MoreRecipientsThan = approval.MoreRecipientsThan?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        RemindAfterMinutes = approval.RemindAfterMinutes,
    };
}
