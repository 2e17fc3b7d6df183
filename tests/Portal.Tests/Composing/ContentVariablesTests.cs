using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Composing;

/// <summary>No message goes out with a variable that nobody filled in, whoever asks for it.</summary>
public sealed class ContentVariablesTests
{
    private static readonly VariableValues Ana = new(new Recipient { Name = "Ana Ruiz", FirstName = "Ana" }, "Maya", "Harbour Dental");
    private static readonly MessageContent Raw = Some.Text("Hello {{contact.first_name}} and {{pet.name}}");

    [Fact]
    public void What_is_known_is_filled_in_in_text_subject_and_signature()
    {
        var content = new MessageContent { Body = "{{contact.first_name}}", Subject = "For {{ contact.FirstName }}", Signature = "{{user.name}} {{pet.name|Rex}}" };

        var sent = ContentVariables.Filled(content, Channel.Email, Ana);

        Assert.Equal(("Ana", "For Ana", "Maya Rex"), (sent.Body, sent.Subject, sent.Signature));
        Assert.Empty(SendCheck.OfContent(Channel.Email, sent, Some.Rules));
    }

    [Fact]
    public void What_is_left_stops_the_message_beside_its_field_and_is_named()
    {
        var content = new MessageContent { Body = "{{contact.company}} {first_name}", Subject = "{{pet.name}}", Signature = "{{x}} {{y}}" };

        var problems = SendCheck.OfContent(Channel.Email, content, Some.Rules);

        Assert.Equal([ContentField.Subject, ContentField.Body], problems.Select(p => p.Field));
        Assert.Equal("{{pet.name}} is no variable that the portal knows. Fill it in, take it out, or say that it is meant as typed.", problems[0].Reason);
        Assert.Equal(
            "{{contact.company}} has no value for this contact. {first_name} is written as another program writes it; here it is {{contact.firstName}}. {{x}} is no variable that the portal knows. And 1 more. Fill them in, take them out, or say that they are meant as typed.",
            problems[1].Reason);
    }

    [Fact]
    public void A_subject_that_the_channel_does_not_send_stops_nothing() =>
        Assert.Empty(SendCheck.OfContent(Channel.Sms, new MessageContent { Body = "x", Subject = "{{pet.name}}" }, Some.Rules));

    [Theory]
    [InlineData("<p>{{contact.<b>first_name</b>}}</p>")]
    [InlineData("<p>&#123;&#123;contact.first_name&#125;&#125;</p>")]
    [InlineData("<p>&lt;&lt;First_Name&gt;&gt; {</p>")]
    [InlineData("<a href=\"https://a.test/{{pet.name}}\">x</a>")]
    [InlineData("<p>{{&nbsp;pet.name&nbsp;}}</p>")]
    public void Html_hides_no_variable(string html) =>
        Assert.Equal(ContentField.Body, Assert.Single(SendCheck.OfContent(Channel.Email, new MessageContent { Body = html, IsHtml = true }, Some.Rules)).Field);

    [Fact]
    public void Html_with_styles_and_a_filled_variable_goes() => Assert.Empty(SendCheck.OfContent(
        Channel.Email,
        ContentVariables.Filled(new MessageContent { Body = "<style>@media print{.name{color:red}}</style><p style=\"width:100%\">{{&nbsp;contact.first_name }}</p>", IsHtml = true }, Channel.Email, Ana),
        Some.Rules));

    [Fact]
    public void Braces_that_are_meant_go_as_they_stand_also_after_being_stored_and_the_rest_is_filled_in()
    {
        var stored = MessageContentConverter.Read(MessageContentConverter.Write(Raw.WithMeant(["{{pet.name}}"])));

        var sent = ContentVariables.Filled(stored, Channel.Sms, Ana);

        Assert.Equal("Hello Ana and {{pet.name}}", sent.Body);
        Assert.Empty(SendCheck.OfContent(Channel.Sms, sent, Some.Rules));
        Assert.Empty(SendCheck.OfContent(Channel.Sms, MessageContentConverter.Read(MessageContentConverter.Write(sent)), Some.Rules));
        Assert.Equal(Raw.Body, ContentVariables.Filled(stored.WithMeant(["{{contact.first_name}}"]), Channel.Sms, Ana).Body);
    }

    [Fact]
    public void What_is_meant_is_asked_about_again_when_the_text_changes_or_the_author_does()
    {
        var meant = Raw.WithMeant(["{{pet.name}}", "{{contact.first_name}}"]);
        Assert.Empty(ContentVariables.OpenIn(meant, Channel.Sms));

        Assert.Equal(2, ContentVariables.OpenIn(meant with { Body = $"{meant.Body}!" }, Channel.Sms).Count);
        Assert.Equal(2, ContentVariables.OpenIn(meant with { Signature = "Maya" }, Channel.Sms).Count);
        Assert.Equal(["{{pet.name}}"], ContentVariables.OpenIn(meant.WithoutMeant("{{pet.name}}"), Channel.Sms));
        Assert.NotEqual(Raw, meant);
        Assert.Equal(Raw, meant.WithoutMeant("{{pet.name}}").WithoutMeant("{{contact.first_name}}"));
    }

    [Fact]
    public async Task The_ledger_stores_no_message_with_a_variable_in_it_also_for_later_unless_it_is_meant()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        var (ledger, caller) = (Some.Ledger(database.Database, clock), Some.Staff());
        var later = new SendPlan(clock.Now.AddDays(1), "2030-01-01T09:00", "UTC", OnlyIfUnanswered: false, HeldByService: false);

        Assert.IsType<SendResult.Refused>(await SendAsync(ledger, caller, Raw));
        Assert.IsType<SendResult.Refused>(await SendAsync(ledger, caller, Raw with { Body = "{{contact.first_name}}" }, later));
        Assert.IsType<SendResult.Stored>(await SendAsync(ledger, caller, Raw.WithMeant(["{{pet.name}}", "{{contact.first_name}}"]), later));
    }

    private static Task<SendResult> SendAsync(MessageLedger ledger, Caller caller, MessageContent content, SendPlan? plan = null) =>
        ledger.SendAsync(caller, Some.Command(content: content) with { Plan = plan }, TestContext.Current.CancellationToken);
}
