using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

public sealed class ListTests
{
    [Fact]
    public async Task Twenty_pages_that_read_the_list_at_the_same_moment_ask_the_service_twice()
    {
        await using var portal = await ConversationsFixture.CreateAsync();
        using var gate = new ManualResetEventSlim();
        portal.Service.Fails = _ =>
        {
            gate.Wait(TimeSpan.FromSeconds(20), Stop);
            return null;
        };
        var pages = Enumerable.Range(0, 20).Select(_ => portal.Lists.ListAsync(portal.Maya, new ConversationFilter(), Stop)).ToList();
        gate.Set();

        Assert.All(await Task.WhenAll(pages), page => Found(page));
        Assert.Equal(2, portal.Service.Count("search conversations"));
    }

    [Fact]
    public async Task A_row_says_who_wrote_last_what_and_when()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation("v1", "c1", 1000) with { UnreadCount = 2 });

        var row = Assert.Single(Found(await portal.Lists.ListAsync(portal.Maya, new ConversationFilter(), Stop)).Items);

        Assert.Equal(
            new ConversationSummary
            {
                ContactId = "c1",
                ConversationId = "v1",
                ContactName = "Name of c1",
                Channel = Channel.Sms,
                Snippet = "Hello, there",
                IsInbound = true,
                At = DateTime.UnixEpoch.AddSeconds(1),
                Unread = 2,
            },
            row);
    }

    [Fact]
    public async Task A_last_message_of_a_type_that_came_by_configuration_has_the_name_it_has_there()
    {
        await using var portal = await CreateAsync();
        portal.Rules[Some.Location] = new SendingRules { FurtherChannels = { ["RCS"] = "chat on the phone" } };
        portal.Service.Conversations.Add(Conversation("v1", "c1", 1000) with { LastMessageType = "TYPE_RCS" });

        Assert.Equal("Chat on the phone", Assert.Single(Found(await portal.Lists.ListAsync(portal.Maya, new ConversationFilter(), Stop)).Items).Channel?.Title);
    }

    [Fact]
    public async Task Who_has_no_name_is_called_by_an_address_or_told_to_have_none()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation("v1", "c1", 3) with { ContactName = null, Email = "a@b.test" });
        portal.Service.Conversations.Add(Conversation("v2", "c2", 2) with { ContactName = " ", Phone = "+1202" });
        portal.Service.Conversations.Add(Conversation("v3", "c3", 1) with { ContactName = null });

        var page = Found(await portal.Lists.ListAsync(portal.Maya, new ConversationFilter(), Stop));

        Assert.Equal(["a@b.test", "+1202", "Contact without a name"], page.Items.Select(i => i.ContactName));
    }

    [Fact]
    public async Task Pages_join_to_everything_once()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.AddRange(Enumerable.Range(1, 60).Select(i => Conversation($"v{i}", $"c{i}", i)));

        var items = await AllAsync(portal, new ConversationFilter());

        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(i => $"c{i}"), items.Select(i => i.ContactId));
        Assert.Equal(3, portal.Service.Calls.Count);
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(50, 25)]
    [InlineData(99, 3)]
    public async Task Contacts_whose_conversations_have_the_very_same_time_are_all_listed(int same, int newer)
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.AddRange(Enumerable.Range(0, newer).Select(i => Conversation($"n{i}", $"newer{i}", 2000 + i)));
        portal.Service.Conversations.AddRange(Enumerable.Range(0, same).Select(i => Conversation($"s{i}", $"same{i}", 1000)));
        portal.Service.Conversations.AddRange(Enumerable.Range(0, 60).Select(i => Conversation($"o{i}", $"older{i}", i)));
        portal.Service.ShufflesSameTimes = new Random(7);

        var items = await AllAsync(portal, new ConversationFilter());

        Assert.Equal(newer + same + 60, items.Count);
        Assert.Equal(newer + same + 60, items.Select(i => i.ContactId).Distinct().Count());
        Assert.Equal(items.OrderByDescending(i => i.At).Select(i => i.At), items.Select(i => i.At));
    }

    [Fact]
    public async Task The_same_times_in_several_types_of_one_channel_are_all_listed_too()
    {
        await using var portal = await CreateAsync();
        string[] types = ["TYPE_SMS", "TYPE_CAMPAIGN_SMS"];
        portal.Service.Conversations.AddRange(Enumerable.Range(0, 150).Select(i => Conversation($"v{i}", $"c{i}", 1000 - (i / 70)) with { LastMessageType = types[i % 2] }));
        portal.Service.ShufflesSameTimes = new Random(7);

        var items = await AllAsync(portal, new ConversationFilter { Channel = Channel.Sms });

        Assert.Equal(150, items.Select(i => i.ContactId).Distinct().Count());
    }

    [Fact]
    public async Task More_of_one_time_than_the_service_can_list_is_said_and_the_list_goes_on_behind_them()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.AddRange(Enumerable.Range(0, 300).Select(i => Conversation($"s{i}", $"same{i}", 1000)));
        portal.Service.Conversations.AddRange(Enumerable.Range(0, 30).Select(i => Conversation($"o{i}", $"older{i}", i)));
        var notes = new List<string?>();

        var items = await AllAsync(portal, new ConversationFilter(), page => notes.Add(page.Note));

        Assert.Contains("More conversations have the same time than HighLevel can list. Search for whoever is missing.", notes);
        Assert.Equal(130, items.Count);
        Assert.Equal(30, items.Count(i => i.ContactId.StartsWith("older", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_service_that_does_not_go_on_ends_the_list()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.AddRange(Enumerable.Range(0, 60).Select(i => Conversation($"v{i}", $"c{i}", 1000 + i)));
        portal.Service.IgnoresStart = true;

        Assert.InRange((await AllAsync(portal, new ConversationFilter())).Select(i => i.ContactId).Distinct().Count(), 25, 30);
    }

    [Fact]
    public async Task More_contacts_than_a_search_lists_are_said_to_be_there()
    {
        await using var portal = await CreateAsync();
        portal.Service.Contacts.AddRange(Enumerable.Range(0, 80).Select(i => Contact($"c{i}")));

        var page = Found(await portal.Lists.ListAsync(portal.Maya, new ConversationFilter { Text = "ana" }, Stop));

        Assert.Equal((50, "More contacts match than are listed here. Write more of the name."), (page.Items.Count, page.Note));
    }

    [Fact]
    public async Task A_channel_with_several_types_lists_all_of_them_newest_first()
    {
        await using var portal = await CreateAsync();
        string[] types = ["TYPE_SMS", "TYPE_CAMPAIGN_SMS", "TYPE_EMAIL"];
        portal.Service.Conversations.AddRange(Enumerable.Range(1, 90).Select(i => Conversation($"v{i}", $"c{i}", i) with { LastMessageType = types[i % 3] }));

        var items = await AllAsync(portal, new ConversationFilter { Channel = Channel.Sms });

        Assert.Equal(Enumerable.Range(1, 90).Reverse().Where(i => i % 3 != 2).Select(i => $"c{i}"), items.Select(i => i.ContactId));
        Assert.All(items, i => Assert.Equal(Channel.Sms, i.Channel));
    }

    [Fact]
    public async Task Search_finds_contacts_without_a_conversation_too_and_nobody_twice()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.AddRange(Enumerable.Range(1, 30).Select(i => Conversation($"v{i}", $"c{i}", i) with { ContactName = "Ana" }));
        portal.Service.Contacts.AddRange([Contact("c1"), Contact("c30"), Contact("new")]);

        var items = await AllAsync(portal, new ConversationFilter { Text = "ana" });

        Assert.Equal(31, items.Count);
        Assert.Equal(31, items.Select(i => i.ContactId).Distinct().Count());
        Assert.Null(Assert.Single(items, i => i.ContactId == "new").ConversationId);
        Assert.Equal(1, portal.Service.Count("search contacts"));
    }

    [Fact]
    public async Task Unread_ones_are_conversations_only()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation("v1", "c1", 1) with { ContactName = "Ana", UnreadCount = 1 });
        portal.Service.Conversations.Add(Conversation("v2", "c2", 2) with { ContactName = "Ana" });
        portal.Service.Contacts.Add(Contact("new"));

        var items = await AllAsync(portal, new ConversationFilter { Text = "ana", UnreadOnly = true });

        Assert.Equal("c1", Assert.Single(items).ContactId);
    }

    [Theory]
    [InlineData("TYPE_EMAIL", "<style>x</style><p>Hello &amp; <b>goodbye</b></p>", "Hello & goodbye")]
    [InlineData("TYPE_EMAIL", "Is 3 < 5 true? Yes", "Is 3 < 5 true? Yes")]
    [InlineData("TYPE_EMAIL", "Hi <bo@example.com> see", "Hi <bo@example.com> see")]
    [InlineData("TYPE_EMAIL", "<!-- a comment --><title>Title</title><p>See <a href='https://example.com/x'>our plan</a></p>", "See our plan")]
    [InlineData("TYPE_SMS", "1 < 2 > 0", "1 < 2 > 0")]
    [InlineData("TYPE_SMS", "", "")]
    public async Task A_snippet_is_one_line_of_text(string type, string body, string snippet)
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation("v1", "c1", 1) with { LastMessageType = type, LastMessageBody = body });

        Assert.Equal(snippet, Assert.Single(await AllAsync(portal, new ConversationFilter())).Snippet);
    }

    [Fact]
    public async Task A_long_style_sheet_does_not_hide_the_first_words()
    {
        await using var portal = await CreateAsync();
        var sheet = string.Concat(Enumerable.Repeat("p { color: red }\n", 3000));
        portal.Service.Conversations.Add(Conversation("v1", "c1", 1) with { LastMessageType = "TYPE_EMAIL", LastMessageBody = $"<style>{sheet}</style><p>Hello</p>" });

        Assert.Equal("Hello", Assert.Single(await AllAsync(portal, new ConversationFilter())).Snippet);
    }

    [Fact]
    public async Task A_long_snippet_ends_between_characters()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations.Add(Conversation("v1", "c1", 1) with { LastMessageBody = string.Concat(Enumerable.Repeat("👩‍👧", 100)) });

        var snippet = Assert.Single(await AllAsync(portal, new ConversationFilter())).Snippet;

        Assert.EndsWith("👩‍👧…", snippet, StringComparison.Ordinal);
        Assert.InRange(snippet.Length, 100, 141);
    }

    [Fact]
    public async Task A_service_that_says_no_is_not_an_empty_list()
    {
        await using var portal = await CreateAsync();
        portal.Service.Fails = _ => new InMemoryService.Failure(new ServiceRefusal(401, null, "The token is not authorized for this scope.", null) { TokenProblem = TokenProblem.NotAllowed });

        Assert.IsType<Reading<ConversationPage>.NotAllowed>(await portal.Lists.ListAsync(portal.Maya, new ConversationFilter(), Stop));
    }

    private static ServiceContact Contact(string id) => new() { Id = id, Name = "Ana", LocationId = Some.Location };

    private static async Task<List<ConversationSummary>> AllAsync(ConversationsFixture portal, ConversationFilter filter, Action<ConversationPage>? look = null)
    {
        var items = new List<ConversationSummary>();
        ConversationFilter? next = filter;
        while (next is not null)
        {
            var page = Found(await portal.Lists.ListAsync(portal.Maya, next, Stop));
            items.AddRange(page.Items);
            look?.Invoke(page);
            Assert.InRange(portal.Service.Calls.Count, 1, 100);
            next = page.Next is { } cursor ? next with { After = cursor } : null;
        }

        return items;
    }
}
