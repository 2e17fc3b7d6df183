using Bunit;
using Microsoft.AspNetCore.Components;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Messages;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

public sealed class ThreadEntryTests : IAsyncLifetime
{
    private static readonly ThreadActions Actions = new((_, _) => Task.CompletedTask, _ => Task.CompletedTask, _ => Task.CompletedTask, _ => Task.CompletedTask);
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task What_may_have_been_sent_can_be_said_to_have_been_beside_sending_it_again()
    {
        var unsure = await Pages.SendAsync("contact1");
        await Pages.BecomeAsync(unsure, MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var entry = Show(Thread.Outbound("See you at nine.", MessageState.Held) with { MessageId = unsure, MayAct = true, MayHaveBeenSent = true });
        Assert.Equal(["Edit and send again", "It was sent, the message to Ana Ruiz"], entry.FindAll(".again button").Select(b => b.TextContent.Trim()));

        await entry.FindAll(".again button")[1].ClickAsync(new());

        Assert.Equal(MessageState.Accepted, (await Pages.FindAsync(unsure)).State);
    }

    [Fact]
    public void Once_a_person_has_decided_nothing_is_asked_or_advised_any_more()
    {
        var waits = Thread.Outbound("See you at nine.", MessageState.Held, reason: "It may have been sent or not.") with { MessageId = Guid.CreateVersion7(), MayAct = true, MayHaveBeenSent = true };
        Assert.Equal("It may have been sent or not. Ask the contact, or look in HighLevel, and decide.", Show(waits).Find(".why").TextContent);

        var decided = Show(waits with { MayHaveBeenSent = false, IsDecided = true });

        Assert.Equal("It may have been sent or not. A person has dealt with it.", decided.Find(".why").TextContent);
        Assert.Empty(decided.FindAll("button"));
    }

    [Fact]
    public void What_is_only_held_is_not_asked_about_that_way() =>
        Assert.Single(Show(Thread.Outbound("See you at nine.", MessageState.Held) with { MessageId = Guid.CreateVersion7(), MayAct = true }).FindAll(".again button"));

    private IRenderedComponent<IComponent> Show(ThreadItem item) => Pages.Render(builder =>
    {
        builder.OpenComponent<CascadingValue<ThreadActions>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), Actions);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<ThreadEntry>(0);
            inner.AddComponentParameter(1, nameof(ThreadEntry.Item), item);
            inner.AddComponentParameter(2, nameof(ThreadEntry.ContactId), "contact1");
            inner.AddComponentParameter(3, nameof(ThreadEntry.ContactName), "Ana Ruiz");
            inner.AddComponentParameter(4, nameof(ThreadEntry.ReadEmail), (EmailReading)(_ => Task.FromResult<Reading<EmailDetails>>(new Reading<EmailDetails>.NotFound("No."))));
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    });
}
