using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>Whoever looks at a thread, the portal knows from it since when the contact waits.</summary>
public sealed class WaitsSeenTests
{
    [Fact]
    public async Task A_thread_that_is_opened_or_read_again_tells_since_when_the_contact_waits()
    {
        await using var fixture = await CreateAsync();
        fixture.HasConversation(Row("in1", 10, isInbound: true), Row("out1", 20));
        var thread = Found(await fixture.Threads.OpenAsync(fixture.Maya, ContactId, Stop));
        Assert.Null(Since(fixture));

        fixture.Service.Messages[ConversationId] = [Row("in2", 40, isInbound: true), .. fixture.Service.Messages[ConversationId]];
        Found(await fixture.Threads.RefreshAsync(fixture.Maya, thread, Stop));

        Assert.Equal(Start.AddMinutes(40), Since(fixture));
    }

    [Fact]
    public async Task An_older_page_says_nothing_of_now()
    {
        await using var fixture = await CreateAsync();
        fixture.HasConversation(Enumerable.Range(0, 40).Select(i => Row($"in{i}", i, isInbound: true)).Reverse());
        var thread = Found(await fixture.Threads.OpenAsync(fixture.Maya, ContactId, Stop));

        Found(await fixture.Threads.OlderAsync(fixture.Maya, thread, Stop));

        Assert.Null(Since(fixture));
    }

    private static DateTime? Since(ConversationsFixture fixture) => fixture.Waits.Find(fixture.Maya.LocationId, ContactId);
}
