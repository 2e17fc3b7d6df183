using System.Globalization;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary>The question of <c>GET /conversations/search</c>. Scores, followers and mentions are taken and change nothing: nothing here has them.</summary>
internal sealed class ConversationSearch
{
    private const int LongestPage = 100;
    private const string Unassigned = "unassigned";

    private static readonly string[] Statuses = ["all", "read", "unread", "starred", "recents"];

    public List<string> Complaints { get; } = [];

    private readonly string? _contactId;
    private readonly string? _id;
    private readonly string? _query;
    private readonly string? _status;
    private readonly string? _direction;
    private readonly string[] _assigned;
    private readonly string[] _types;
    private readonly bool _ascending;
    private readonly int _limit;
    private readonly long? _after;
    private readonly long? _start;
    private readonly long? _end;

    public ConversationSearch(ServiceCall call)
    {
        (_contactId, _id, _query) = (call.Query("contactId"), call.Query("id"), call.Query("query"));
        _types = call.Query("lastMessageType")?.Split(',') ?? [];
        _assigned = call.Query("assignedTo")?.Split(',') ?? [];
        _status = OneOf(call, "status", Statuses);
        _direction = OneOf(call, "lastMessageDirection", ["inbound", "outbound"]);
        _ascending = OneOf(call, "sort", ["asc", "desc"]) == "asc";
        _limit = (int)Math.Clamp(Number(call, "limit") ?? 20, 1, LongestPage);
        (_after, _start, _end) = (Number(call, "startAfterDate"), Number(call, "startDate"), Number(call, "endDate"));
        if (_types.Any(type => !MessageKind.AllNames.Contains(type)))
        {
            Complaints.Add("lastMessageType must be a valid enum value");
        }
    }

    public ConversationsBody Run(SubAccountData data)
    {
        var page = new List<ConversationWire>(_limit);
        var total = 0;
        foreach (var row in _ascending ? data.Search.Oldest : data.Search.Newest)
        {
            var contact = data.Contacts[row.Conversation.ContactId];
            if (!Fits(row, contact))
            {
                continue;
            }

            total++;
            if (page.Count < _limit && IsAfter(row))
            {
                page.Add(ConversationWire.Of(row, contact));
            }
        }

        return new ConversationsBody(page, total);
    }

    private bool Fits(SearchRow row, Contact contact) =>
        (_contactId is null || contact.Id == _contactId)
        && (_id is null || row.Conversation.Id == _id)
        && (_types.Length == 0 || (row.Kind is { } kind && _types.Contains(kind.Name)))
        && (_direction is null || (row.Kind is not null && row.IsInbound == (_direction == "inbound")))
        && (_start is null || row.Sort >= _start)
        && (_end is null || row.Sort <= _end)
        && (_assigned.Length == 0 || _assigned.Contains(contact.AssignedTo ?? Unassigned))
        && HasStatus(row)
        && ContactSearch.Matches(contact, _query);

    private bool HasStatus(SearchRow row) => _status switch
    {
        "unread" => row.UnreadNow > 0,
        "read" => row.UnreadNow == 0,
        "starred" => row.Conversation.Starred,
        _ => true,
    };

    private bool IsAfter(SearchRow row) => _after is not { } after || (_ascending ? row.Sort > after : row.Sort < after);

    private string? OneOf(ServiceCall call, string name, string[] allowed)
    {
        var value = call.Query(name);
        if (value is not null && !allowed.Contains(value))
        {
            Complaints.Add($"{name} must be one of the following values: {string.Join(", ", allowed)}");
        }

        return value;
    }

    private long? Number(ServiceCall call, string name)
    {
        if (call.Query(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Complaints.Add($"{name} must be a number");
        return null;
    }
}
