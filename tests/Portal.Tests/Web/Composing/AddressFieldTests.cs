using Bunit;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

public sealed class AddressFieldTests : BunitContext
{
    private IReadOnlyList<string> _addresses = [];

    [Fact]
    public void Two_people_pasted_from_two_lines_are_two()
    {
        var field = Show();

        field.Find("input").Change("Ada <ada@example.com> Bob <bob@example.com>");

        Assert.Equal(["Ada <ada@example.com>", "Bob <bob@example.com>"], field.FindAll("li .cut").Select(chip => chip.TextContent));
        Assert.Equal("", field.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Who_cannot_be_read_stays_in_the_field_and_a_sentence_names_them()
    {
        var field = Show();

        field.Find("input").Change("Charles; Ada <ada@example.com>; bob@");

        Assert.Equal(["Ada <ada@example.com>"], field.FindAll("li .cut").Select(chip => chip.TextContent));
        Assert.Equal("Charles; bob@", field.Find("input").GetAttribute("value"));
        Assert.Contains("“Charles” and “bob@” are not email addresses.", field.Markup);
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void What_is_mended_in_the_field_joins_the_others()
    {
        var field = Show();
        field.Find("input").Change("Ada <ada@example.com>; bob@");

        field.Find("input").Change("bob@example.com");

        Assert.Equal(["Ada <ada@example.com>", "bob@example.com"], _addresses);
        Assert.Null(field.Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_name_is_shown_as_people_read_it_and_kept_as_a_mail_needs_it()
    {
        var field = Show();

        field.Find("input").Change("\"Ada \\\"Countess\\\" Lovelace\" <ada@example.com>");

        Assert.Equal("Ada \"Countess\" Lovelace <ada@example.com>", field.Find("li .cut").TextContent);
        Assert.Equal("Remove Ada \"Countess\" Lovelace <ada@example.com>", field.Find("li button").TextContent);
        Assert.Equal(["\"Ada \\\"Countess\\\" Lovelace\" <ada@example.com>"], _addresses);
    }

    [Fact]
    public void Each_address_is_a_row_of_its_own_so_that_a_double_click_removes_one()
    {
        var field = Show();

        field.Find("input").Change("ada@example.com bob@example.com cid@example.com");

        Assert.Equal(3, field.FindAll("li").Select(chip => chip.GetAttribute("data-row")).OfType<string>().Distinct().Count());
    }

    private IRenderedComponent<AddressField> Show()
    {
        IRenderedComponent<AddressField>? field = null;
        field = Render<AddressField>(parameters => parameters
            .Add(f => f.Id, "cc")
            .Add(f => f.Label, "Cc")
            .Add(f => f.Addresses, _addresses)
            .Add(f => f.OnChange, list =>
            {
                _addresses = list;
                field!.Render(again => again.Add(f => f.Addresses, list));
            }));
        return field;
    }
}
