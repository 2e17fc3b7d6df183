using Portal.Services.Composing;

namespace Portal.Tests.Composing;

/// <summary>Places that are written as other programs write them, or wrongly.</summary>
public sealed class VariablePlacesTests
{
    private static readonly VariableValues Ana = new(new Recipient { Name = "Ana Ruiz", FirstName = "Ana", FullName = "Ana Ruiz" }, "Maya Lindqvist", "Harbour Dental");

    [Theory]
    [InlineData("{{contact.first_name | default: \"there\"}}", "{{contact.firstName|there}}")]
    [InlineData("{{ contact.first_name|default('there') }}", "{{contact.firstName|there}}")]
    [InlineData("{{contact.first_name | default: “there” }}", "{{contact.firstName|there}}")]
    [InlineData("{{contact.first_name | default: there}}", "{{contact.firstName|there}}")]
    [InlineData("{{first_name | fallback:\"there\"}}", "{{contact.firstName|there}}")]
    [InlineData("{{contact.first_name | capitalize | default: 'there'}}", "{{contact.firstName|there}}")]
    [InlineData("{{contact.first_name|capitalize}}", "{{contact.firstName}}")]
    [InlineData("{{contact.first_name|\"there\"}}", "{{contact.firstName|there}}")]
    [InlineData("{{contact.first_name or 'there'}}", "{{contact.firstName|there}}")]
    [InlineData("{{contact.first_name || 'there'}}", "{{contact.firstName|there}}")]
    [InlineData("{{contact.first_name ?? \"there\"}}", "{{contact.firstName|there}}")]
    [InlineData("{{default first_name \"there\"}}", "{{contact.firstName|there}}")]
    [InlineData("{{insert first_name \"default=there\"}}", "{{contact.firstName|there}}")]
    [InlineData("{{ personalization_token('contact.firstname') }}", "{{contact.firstName}}")]
    [InlineData("{{${first_name} | default: 'there'}}", "{{contact.firstName|there}}")]
    [InlineData("{{first_name}}", "{{contact.firstName}}")]
    [InlineData("{{First Name | there}}", "{{contact.firstName|there}}")]
    [InlineData("{{ subscriber.first_name }}", "{{contact.firstName}}")]
    [InlineData("{{{Recipient.FirstName}}}", "{{contact.firstName}}")]
    [InlineData("{{sender.name}}", "{{user.name}}")]
    [InlineData("{!Contact.FirstName}", "{{contact.firstName}}")]
    [InlineData("{first_name}", "{{contact.firstName}}")]
    [InlineData("{first_name|there}", "{{contact.firstName|there}}")]
    [InlineData("{contact.first_name}", "{{contact.firstName}}")]
    [InlineData("${Contacts.First Name}", "{{contact.firstName}}")]
    [InlineData("%FIRST_NAME%", "{{contact.firstName}}")]
    [InlineData("%%first_name%%", "{{contact.firstName}}")]
    [InlineData("*|FNAME|*", "{{contact.firstName}}")]
    [InlineData("[[first_name]]", "{{contact.firstName}}")]
    [InlineData("<<First Name>>", "{{contact.firstName}}")]
    [InlineData("[First Name]", "{{contact.firstName}}")]
    [InlineData("[first_name]", "{{contact.firstName}}")]
    [InlineData("[Name]", "{{contact.name}}")]
    [InlineData("[Your name]", "{{user.name}}")]
    [InlineData("[Appointment's day]", "{{appointment.onlyStartDate}}")]
    [InlineData("{{Name of your company}}", "{{location.name}}")]
    [InlineData("«First_Name»", "{{contact.firstName}}")]
    [InlineData("{{contact.first_name}", "{{contact.firstName}}")]
    [InlineData("{contact.first_name}}", "{{contact.firstName}}")]
    [InlineData("contact.first_name}}", "{{contact.firstName}}")]
    [InlineData("{{contact.first_name", "{{contact.firstName}}")]
    [InlineData("{{ contact.first_name | default: &quot;there&quot; }}", "{{contact.firstName|there}}")]
    [InlineData("{{appointment.start_time | date: \"%d.%m.\"}}", "{{appointment.startTime}}")]
    public void What_another_program_would_fill_is_found_left_alone_and_offered_as_the_portal_writes_it(string place, string right)
    {
        var text = $"Hello {place}, bye";

        Assert.Equal([place], Variables.OpenIn(text));
        Assert.Equal(text, Variables.Fill(text, Ana, TextForm.Plain));
        Assert.Equal(right, Variables.RightForm(place));
        Assert.Equal($"Hello {right}, bye", Variables.Correct(text));
        Assert.Contains(right, Variables.WhyOpen(place), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if contact.first_name}}")]
    [InlineData("{{/if}}")]
    [InlineData("{{else}}")]
    [InlineData("{% if contact.first_name %}")]
    [InlineData("{%- endif -%}")]
    [InlineData("{{pet.name}}")]
    [InlineData("{{pet.name | default: 'Rex'}}")]
    [InlineData("{{1}}")]
    [InlineData("{{}}")]
    [InlineData("*|IF:FNAME|*")]
    [InlineData("*|UNSUB|*")]
    public void What_the_portal_cannot_know_is_found_and_named(string place)
    {
        Assert.Equal([place], Variables.OpenIn($"Hello {place}, bye"));
        Assert.Null(Variables.RightForm(place));
        Assert.Equal($"{place} is no variable that the portal knows.", Variables.WhyOpen(place));
    }

    [Theory]
    [InlineData("{ \"name\": { \"first\": 1 }, \"list\": [{\"email\":\"a\"}] }")]
    [InlineData("if (a) { return {}; }")]
    [InlineData("p { color: red } @media print { .name { width: 100% } }")]
    [InlineData("50% of 20% and 100%name or 5 % email %")]
    [InlineData("the {first} and {second} of {...}")]
    [InlineData("[1] [[1]] a[b[0]] [sic] [to be continued]")]
    [InlineData("[Name](https://example.com) ![Company](x.png) [Email][1] a[name] input[name=x] [name]:https://example.com")]
    [InlineData("3 << 4, List<List<int>>")]
    [InlineData("le champ «email» et «nom»")]
    [InlineData("*| a |* b * | c")]
    [InlineData(@"C:\%TEMP%\{guid}")]
    [InlineData("Hello {{ there")]
    public void Braces_of_other_kinds_are_only_text(string text) => Assert.Empty(Variables.OpenIn(text));

    [Theory]
    [InlineData("{first_name|there}", "Ana")]
    [InlineData("{{contact.company | default: \"your company\"}}", "your company")]
    [InlineData("{{contact.company}}", null)]
    [InlineData("{{pet.name}}", null)]
    public void One_press_puts_in_what_is_known_or_the_words_for_when_nothing_is(string place, string? value)
    {
        Assert.Equal(value, Variables.Offer(place, Ana));
        Assert.Equal("Hi *!", Variables.Put($"Hi {place}!", [place], "*", TextForm.Plain));
    }

    [Fact]
    public void A_long_row_of_spaces_hides_no_variable() => Assert.Single(Variables.OpenIn($"{{{{{new string(' ', 700)}pet.name{new string('\u00a0', 700)}}}}}"));
}
