using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Storage;
using Portal.Tests.Support;
using Portal.Web.Controls;

namespace Portal.Tests.Web.Composing;

/// <summary>While the database is away every button of the dialog says so, the text stays, and the dialog goes on by itself.</summary>
public sealed class StorageAwayTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_press_is_answered_and_what_was_written_is_saved_as_soon_as_that_works_again()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Precious");
        Pages.Database.IsAway = true;

        await compose.SendAsync();
        Assert.Contains("The message could not be stored, and was not sent.", compose.Text, StringComparison.Ordinal);
        Assert.StartsWith("Not saved.", compose.Line, StringComparison.Ordinal);

        Pages.Clock.Advance(TimeSpan.FromSeconds(6)); // still away
        Pages.Database.IsAway = false;
        Pages.Clock.Advance(TimeSpan.FromSeconds(6));
        compose.Dialog.WaitForAssertion(() => Assert.Contains("Your text is saved now, and was not sent: press the button again.", compose.Text, StringComparison.Ordinal));
        Assert.Equal(["SMS: Precious"], await compose.DraftsAsync());
        Assert.Empty(await compose.MessagesAsync());

        await compose.SendAsync();
        Assert.Equal("Precious", Assert.Single(await compose.MessagesAsync()).Content.Body);
        Assert.False(compose.IsOpen);
    }

    [Fact]
    public async Task A_text_that_was_saved_before_the_press_is_not_called_saved_now_until_something_can_be_stored()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Precious", saveNow: true);
        Pages.Database.IsBroken = true;

        await compose.SendAsync();
        Assert.Contains("The message could not be stored, and was not sent. Your text is still here, and this line says when that works again.", compose.Text, StringComparison.Ordinal);
        await UntilItTriesAgainAsync();
        Assert.DoesNotContain("saved now", compose.Text, StringComparison.Ordinal);

        Pages.Database.IsBroken = false;
        Pages.Clock.Advance(TimeSpan.FromSeconds(6));
        compose.Dialog.WaitForAssertion(() => Assert.Contains("Your text is saved now, and was not sent: press the button again.", compose.Text, StringComparison.Ordinal));

        Pages.Database.IsBroken = true;
        await compose.TypeAsync("Precious words", saveNow: true);
        compose.WaitUntilSaved("Not saved.");
        Assert.DoesNotContain("saved now", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_that_could_not_be_stored_says_what_is_wrong_with_the_storage()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Precious");
        Pages.Database.IsBroken = true;
        Pages.Services.GetRequiredService<StorageHealth>().Note(new SqliteException("database or disk is full", 13));

        await compose.SendAsync();

        Assert.Contains("The message could not be stored, because the disk is full, and was not sent. Your text is still here", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_saved_by_itself_when_that_works_again()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        Pages.Database.IsAway = true;
        await compose.TypeAsync("Precious");
        compose.WaitUntilSaved("Not saved.");

        Pages.Database.IsAway = false;
        Pages.Clock.Advance(TimeSpan.FromSeconds(6));

        compose.Dialog.WaitForAssertion(() => Assert.StartsWith("Saved", compose.Line, StringComparison.Ordinal));
        Assert.Equal(["SMS: Precious"], await compose.DraftsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_press_that_was_cut_off_is_not_called_unsent_and_the_dialog_finds_out_what_became_of_it(bool isStored)
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Precious", saveNow: true);
        Pages.Database.CutsNextCommit = isStored;

        await compose.SendAsync();
        Assert.Contains("The portal finds out by itself whether it goes out.", compose.Text, StringComparison.Ordinal);
        await compose.CloseAsync();
        await compose.PressAsync("Discard");
        Assert.True(compose.IsOpen);

        Pages.Database.IsAway = false;
        Pages.Clock.Advance(TimeSpan.FromSeconds(6));
        compose.Dialog.WaitForAssertion(() => Assert.NotEqual(isStored, compose.IsOpen));
        Assert.Equal(isStored ? 1 : 0, (await compose.MessagesAsync()).Count);
        Assert.Equal(isStored ? [] : ["SMS: Precious"], await compose.DraftsAsync());
        Assert.Equal(isStored ? 1 : 0, compose.Sent.Count);
    }

    [Fact]
    public async Task So_does_one_whose_variables_were_filled_in_by_sending()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Write to {{contact.email}}", saveNow: true);
        Pages.Database.CutsNextCommit = true;
        await compose.SendAsync();

        Pages.Database.IsAway = false;
        Pages.Clock.Advance(TimeSpan.FromSeconds(6));

        compose.Dialog.WaitForAssertion(() => Assert.False(compose.IsOpen));
        Assert.Equal("Write to ana@example.com", Assert.Single(await compose.MessagesAsync()).Content.Body);
        Assert.Empty(await compose.DraftsAsync());
    }

    [Fact]
    public async Task Discarding_says_that_it_was_not_done_and_the_text_stays()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Precious", saveNow: true);
        Pages.Database.IsAway = true;

        await compose.PressAsync("Discard");
        Assert.Contains("Nothing was discarded", compose.Text, StringComparison.Ordinal);
        Assert.Equal("SMS", compose.Channel);

        Pages.Database.IsAway = false;
        await compose.PressAsync("Discard");
        Assert.False(compose.IsOpen);
        Assert.Empty(await compose.DraftsAsync());
    }

    [Fact]
    public async Task Opening_says_why_it_does_not_and_works_at_the_next_press()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.CloseAsync();
        Pages.Database.IsAway = true;

        await compose.OpenAsync();
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.ContinueAsync(Channel.Email));
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.ResumeAsync(Guid.CreateVersion7()));
        Assert.False(compose.IsOpen);
        Assert.Equal(3, compose.Toasts.Count(t => t.IsError && t.Text.Contains("nothing was opened", StringComparison.Ordinal)));

        Pages.Database.IsAway = false;
        await compose.OpenAsync();
        Assert.True(compose.IsOpen);
    }

    [Fact]
    public async Task Switching_closing_choosing_and_looking_at_earlier_texts_lose_nothing()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Precious");
        Pages.Database.IsAway = true;

        await compose.SwitchAsync(Channel.Email);
        await compose.Dialog.Find("details.earlier").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Contains("They can’t be read just now.", compose.Text, StringComparison.Ordinal);
        (Pages.Database.IsAway, Pages.Database.IsDamaged) = (false, true);
        await compose.Dialog.Find("details.earlier").TriggerEventAsync("ontoggle", EventArgs.Empty);
        await compose.Dialog.Find("details.earlier").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Contains("The portal’s data is damaged", compose.Text, StringComparison.Ordinal);
        (Pages.Database.IsAway, Pages.Database.IsDamaged) = (true, false);
        await compose.CloseAsync();
        Assert.Contains("this window stays open", compose.Text, StringComparison.Ordinal);
        await compose.SwitchAsync(Channel.Sms);
        Assert.Equal("Precious", compose.Body);

        Pages.Database.IsAway = false;
        await compose.PressAsync("Retry");
        Assert.Equal(["SMS: Precious"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task An_undo_that_can_not_be_done_says_where_the_text_is()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);
        await compose.PressAsync("Discard");
        var undo = Assert.Single(compose.Toasts).Action!;
        Pages.Database.IsAway = true;

        await compose.Dialog.InvokeAsync(undo.Run);

        Assert.Contains(Pages.Services.GetRequiredService<Toasts>().Shown, toast => toast.IsError && toast.Text.Contains("under Earlier texts", StringComparison.Ordinal));
    }

    private async Task UntilItTriesAgainAsync()
    {
        var tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Pages.Database.Meanwhile = () =>
        {
            tried.SetResult();
            return Task.CompletedTask;
        };
        Pages.Clock.Advance(TimeSpan.FromSeconds(6));
        await tried.Task.WaitAsync(TimeSpan.FromSeconds(20), Xunit.TestContext.Current.CancellationToken);
    }
}
