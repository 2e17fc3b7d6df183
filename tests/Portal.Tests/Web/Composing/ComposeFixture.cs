using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Web.Controls;
using Portal.Web.Features.Composing;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Composing;

/// <summary>A compose dialog, and what a person does in it.</summary>
internal sealed class ComposeFixture
{
    public static readonly ContactDetails Ana = new()
    {
        Id = "contact1",
        Name = "Ana Ruiz",
        Emails = ["ana@example.com"],
        Phones = ["+4930123456"],
        Tags = [],
        TimeZone = "Europe/Berlin",
        TimeZoneIsContacts = true,
        DoNotDisturb = [],
        Recipient = new Recipient
        {
            Name = "Ana Ruiz",
            Email = "ana@example.com",
            Phone = "+4930123456",
            DoNotDisturb = new Dictionary<string, DoNotDisturb> { ["Live_Chat"] = new(IsPermanent: true) },
        },
    };

    private static readonly TimeSpan UntilSaved = TimeSpan.FromSeconds(0.6);

    private readonly SignedInPages _pages;
    private (ComposeText Text, int Edition, string Body, string? Subject)? _typed;

    private ComposeFixture(SignedInPages pages, ContactDetails contact, Channel? lastUsed, bool isFollowUp)
    {
        _pages = pages;
        Over = pages.Dialogs;
        Dialog = pages.Render<ComposeDialog>(parameters => parameters
            .Add(d => d.Contact, contact)
            .Add(d => d.LastUsed, lastUsed)
            .Add(d => d.IsFollowUp, isFollowUp)
            .Add(d => d.SoFar, Thread)
            .Add(d => d.OnLook, EventCallback.Factory.Create<string>(this, Looked.Add))
            .Add(d => d.OnSent, EventCallback.Factory.Create<Guid>(this, Sent.Add)));
    }

    public IRenderedComponent<ComposeDialog> Dialog { get; }

    /// <summary>The dialogs over the dialog.</summary>
    public IRenderedComponent<MudDialogProvider> Over { get; }

    /// <summary>The ids that the dialog told its page.</summary>
    public List<Guid> Sent { get; } = [];

    /// <summary>What the thread beside the dialog shows.</summary>
    public ThreadSoFar Thread { get; } = new();

    /// <summary>The keys of what was to be looked at there.</summary>
    public List<string> Looked { get; } = [];

    public bool IsOpen => Dialog.FindAll("dialog > footer").Count == 1;

    public string Text => Dialog.Find("dialog").TextContent;

    /// <summary>Whether the text is saved, in the dialog's words.</summary>
    public string Line => Dialog.Find(".draft-line").TextContent.Trim();

    /// <summary>The text that the field begins with; what is typed later is the browser's.</summary>
    public string Body => Dialog.Find("textarea").GetAttribute("value") ?? string.Empty;

    public string Channel => Dialog.Find("[data-channel]").GetAttribute("data-channel") ?? string.Empty;

    public IElement SendButton => Dialog.Find("footer [data-send]");

    public IReadOnlyList<Toast> Toasts => _pages.Services.GetRequiredService<Toasts>().Shown;

    public static async Task<ComposeFixture> OpenAsync(SignedInPages pages, Channel? lastUsed = null, ContactDetails? contact = null, bool isFollowUp = false)
    {
        var fixture = new ComposeFixture(pages, contact ?? Ana, lastUsed ?? Services.Composing.Channel.Sms, isFollowUp);
        await fixture.OpenAsync();
        return fixture;
    }

    /// <summary>A dialog in which something is written already.</summary>
    public static async Task<ComposeFixture> WrittenAsync(SignedInPages pages, bool isFollowUp = false, ContactDetails? contact = null)
    {
        var fixture = await OpenAsync(pages, contact: contact, isFollowUp: isFollowUp);
        await fixture.TypeAsync("See you at nine.");
        return fixture;
    }

    public Task OpenAsync() => Dialog.InvokeAsync(Dialog.Instance.OpenAsync);

    /// <summary>What the browser tells when the typing pauses.</summary>
    public Task TypeAsync(string body, string? subject = null, bool saveNow = false)
    {
        var text = ShowType(body, subject);
        return Dialog.InvokeAsync(() => Dialog.Instance.TypedAsync(Channel, body, subject, saveNow, text.Typed + 1));
    }

    /// <summary>Types where the server does not hear of it.</summary>
    public ComposeText ShowType(string body, string? subject = null)
    {
        var text = Shown;
        _typed = (text, text.Edition, body, subject);
        return text;
    }

    public async Task SwitchAsync(Channel channel)
    {
        await Dialog.Find("select").ChangeAsync(new() { Value = channel.Key });
        Assert.Equal(channel.Key, Channel);
    }

    public Task OpenLaterAsync() => Dialog.Find("[data-later]").ClickAsync(new());

    public Task CloseLaterAsync() => Dialog.Find("[data-close-later]").ClickAsync(new());

    /// <summary>Chooses one of the times that are offered.</summary>
    public Task ChoosePresetAsync(string name) =>
        Dialog.FindAll(".preset").Single(b => b.TextContent.Contains(name, StringComparison.Ordinal)).ClickAsync(new());

    public Task TypeTimeAsync(string words) => Dialog.Find("#compose-time-words").ChangeAsync(new() { Value = words });

    /// <summary>Lets the time pass after which the typing counts as paused, and waits until the line says so.</summary>
    public void WaitUntilSaved(string words = "Saved")
    {
        _pages.Clock.Advance(UntilSaved);
        Dialog.WaitForAssertion(() => Assert.StartsWith(words, Line, StringComparison.Ordinal));
    }

    /// <summary>Presses the button as the browser does, which hands over the text that it shows.</summary>
    public Task SendAsync(bool allTheSame = false, bool anyway = false, bool goodHour = false)
    {
        var text = Shown;
        var (body, subject) = _typed is { } typed && typed.Text == text && typed.Edition == text.Edition ? (typed.Body, typed.Subject) : (text.Content.Body, text.Content.Subject);
        var number = text.Typed + (body == text.Content.Body && subject == text.Content.Subject ? 0 : 1);
        return Dialog.InvokeAsync(() => Dialog.Instance.SendAsync(Channel, body, subject, number, allTheSame, anyway, goodHour));
    }

    private ComposeText Shown => Dialog.FindComponent<TextFields>().Instance.Composition.Text;

    public Task CloseAsync() => Dialog.InvokeAsync(Dialog.Instance.CloseAsync);

    public Task PressAsync(string button) =>
        Dialog.FindAll("button").Concat(Over.FindAll("button")).Single(b => b.TextContent.Trim() == button).ClickAsync(new());

    /// <summary>Presses the button that opens a field which is seldom wanted, once it is there.</summary>
    public async Task OpenFieldAsync(string button)
    {
        Dialog.WaitForAssertion(() => Assert.Contains(Dialog.FindAll("button"), b => b.TextContent.Trim() == button));
        await PressAsync(button);
    }

    public async Task<IReadOnlyList<string>> DraftsAsync() =>
        [.. (await _pages.Services.GetRequiredService<DraftService>().OfContactAsync(_pages.Caller, Ana.Id, TestContext.Current.CancellationToken))
            .Select(d => $"{d.ChannelKey}: {d.Content.Body}").Order()];

    public Task<List<Message>> MessagesAsync() =>
        _pages.Store.Database.ReadAsync((context, token) => context.Messages.OrderBy(m => m.Id).ToListAsync(token), TestContext.Current.CancellationToken);
}
