using Portal.Services.HighLevel;
using Portal.Services.Responses;
using Portal.Tests.Support;

namespace Portal.Tests.Responses;

/// <summary>Since when a contact waits, as their conversation shows it.</summary>
public sealed class SeenWaitsTests
{
    private readonly TestClock _clock = new();
    private readonly SeenWaits _waits;

    public SeenWaitsTests() => _waits = new SeenWaits(Some.SubAccounts(), _clock);

    [Fact]
    public void They_wait_since_their_first_message_after_the_last_that_was_written_to_them()
    {
        Note([In(60), Out(50), In(40, "TYPE_EMAIL"), In(30)]);

        Assert.Equal(_clock.Now.AddMinutes(-40), Since());
    }

    [Fact]
    public void Who_was_answered_on_any_channel_or_called_does_not_wait()
    {
        Note([In(60), Out(50, "TYPE_CALL")]);
        Assert.Null(Since());

        Note([In(60), Out(50, "TYPE_EMAIL")]);
        Assert.Null(Since());
    }

    [Theory]
    [InlineData("TYPE_SMS", "workflow", "delivered")]
    [InlineData("TYPE_EMAIL", "campaign", "delivered")]
    [InlineData("TYPE_SMS", "app", "failed")]
    [InlineData("TYPE_SMS", "api", "scheduled")]
    [InlineData("TYPE_ACTIVITY_CONTACT", "app", null)]
    [InlineData("TYPE_INTERNAL_COMMENT", "app", null)]
    public void What_goes_by_itself_or_does_not_reach_them_is_no_answer(string type, string source, string? status)
    {
        Note([In(60), Out(50, type) with { Source = source, Status = status }]);

        Assert.Equal(_clock.Now.AddMinutes(-60), Since());
    }

    [Fact]
    public void A_missed_call_of_theirs_is_no_message()
    {
        Note([Out(70), In(60, "TYPE_CALL"), In(50)]);

        Assert.Equal(_clock.Now.AddMinutes(-50), Since());
    }

    [Fact]
    public void Where_all_that_was_read_is_theirs_and_there_is_more_nobody_knows()
    {
        Note([In(60), In(50)], areAll: false);
        Assert.Null(Since());

        Note([In(60), In(50)], areAll: true);
        Assert.Equal(_clock.Now.AddMinutes(-60), Since());
    }

    [Fact]
    public void What_was_seen_a_while_ago_and_who_wrote_a_month_ago_count_no_more()
    {
        Note([In(60)]);
        _clock.Advance(SeenWaits.KnownFor);
        Assert.Null(Since());

        Note([In(31 * 24 * 60)]);
        Assert.Null(Since());
    }

    [Fact]
    public void Another_sub_account_and_another_contact_have_nothing_of_it()
    {
        Note([In(60)]);

        Assert.Null(_waits.Find(Some.OtherLocation, "contact1"));
        Assert.Null(_waits.Find(Some.Location, "contact2"));
        Note([In(60) with { LocationId = Some.OtherLocation }]);
        Assert.Null(Since());
    }

    private void Note(ServiceMessage[] rows, bool areAll = true) => _waits.Note(Some.Location, "contact1", rows, areAll);

    private DateTime? Since() => _waits.Find(Some.Location, "contact1");

    private ServiceMessage In(double minutesAgo, string type = "TYPE_SMS") => Row(minutesAgo, type, isInbound: true);

    private ServiceMessage Out(double minutesAgo, string type = "TYPE_SMS") => Row(minutesAgo, type, isInbound: false);

    private ServiceMessage Row(double minutesAgo, string type, bool isInbound) =>
        new() { Id = $"row{minutesAgo}", MessageType = type, DateAdded = _clock.Now.AddMinutes(-minutesAgo), IsInbound = isInbound, Status = "delivered", Source = "app" };
}
