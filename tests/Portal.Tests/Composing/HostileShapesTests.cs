using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

/// <summary>What anybody may type, paste or keep as a snippet for all colleagues: up to 200 KB of whatever has kept programs like this one busy.</summary>
public sealed class HostileShapesTests
{
    public static TheoryData<string> Shapes { get; } =
    [
        "{{", "{{ ", "{", "}", "}}", "{{a", "{{a}", "{{{", "{{contact.firstName", "{{contact.firstName ", "{{contact.firstName|", "{name", "${", "{% ", "%", "% ", "%name", "%%", "*|", "*|A", "[[", "[[name", "<<", "«",
        "*", "* ", "**", "*a ", "*a **b ", "**a*", "***a", "_", "[", "[a", "[a](", "](", "[a](https://", "[](https://x", "![", "![a](https://x) ", "![a", "[![a](https://x)", "(", ")", "\\", "\\*", "\\*a",
        "https://", "https://a", "https://a(", "www.", "h", "<", ">", "> ", "&", "&amp;", "# ", "- ", "- a\n", "  - a\n", "\n", "\n\n", "    ", "\t", "`", "```\n", "|", "---\n", "1. a\n", " ", "a", "\ud83d", "\0",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_email_of_any_shape_takes_time_as_it_is_long(string shape) => Grows(shape, text => EmailBody.Of(text));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_search_for_variables_takes_time_as_the_text_is_long(string shape) => Grows(shape, text => Variables.OpenIn(text));

    [Fact]
    public void Braces_and_spaces_without_end_take_no_time() => ProcessorTime.GrowsWithLength(length => $"{{{{{new string(' ', length)}", text => Variables.OpenIn(text));

    [Fact]
    public void Filling_in_and_taking_out_take_time_as_the_text_is_long()
    {
        Func<int, string> differing = length => string.Concat(Enumerable.Range(0, length / 25).Select(i => $"{{{{contact.x{i}}}}} {{{{contact.company}}}} "));

        ProcessorTime.GrowsWithLength(differing, text => Variables.Fill(text, Some.Values.With([new("contact.company", "*Ruiz* & Co")]), TextForm.Markdown));
        ProcessorTime.GrowsWithLength(differing, text => Variables.Put(text, Variables.OpenIn(text).ToHashSet(), "x", TextForm.Plain));
        ProcessorTime.GrowsWithLength(differing, text => Variables.TakeOut(text, Variables.OpenIn(text).ToHashSet()));
        ProcessorTime.GrowsWithLength(differing, text => SendCheck.OfContent(Channel.Email, new MessageContent { Body = text }, Some.Rules));
    }

    [Fact]
    public void Lists_within_lists_take_time_as_the_text_is_long() => ProcessorTime.GrowsWithLength(
        length => string.Concat(Enumerable.Range(0, length).TakeWhile(depth => depth * depth < length * 2).Select(depth => $"{new string(' ', depth)}- a\n")), text => EmailBody.Of(text));

    private static void Grows(string shape, Action<string> work) =>
        ProcessorTime.GrowsWithLength(length => string.Concat(Enumerable.Repeat(shape, length / shape.Length)), work);
}
