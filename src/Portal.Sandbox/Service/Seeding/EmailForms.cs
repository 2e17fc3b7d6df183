namespace Portal.Sandbox.Service.Seeding;

/// <summary>Ordinary e-mails in every form in which the service hands them on: it says that all of them are HTML.</summary>
internal static class EmailForms
{
    public static IReadOnlyList<(string Subject, string Body, string Preview)> All { get; } =
    [
        ("Plain text", PlainText, PlainText),
        ("Plain text with a word marked up", "Hello,\n\nplease read this <b>before</b> Tuesday:\nwe arrive at 9 &amp; leave at 10.\n\nNoa", "Hello,\n\nplease read this <b>before</b> Tuesday:\nwe arrive at 9 &amp; leave at 10."),
        ("Addresses between line elements", "Please write to Bo <bo.okoye@example.org><br>or look at <https://en.wikipedia.org/wiki/Mercury_(planet)><br><br>Noa", "Please write to Bo <bo.okoye@example.org><br>or look at"),
        ("HTML with its style sheet first", """<html><head><style>p.note { color: #8a1c1c; margin: 0 }</style></head><body bgcolor="#fff8e6"><!-- from a template --><div style="display:none">Only for the list&zwnj;&nbsp;&zwnj;&nbsp;</div><p class="note">Is 3 &lt; 5 true? Yes.</p><p><img src="https://images.example/logo.png" alt="Our logo"> <img src="cid:photo1" alt="My photo"> <img src="http://images.example/old.png" alt="An old picture"></p></body></html>""", "Is 3 &lt; 5 true? Yes."),
        ("Links of many scripts", "请看https://example.com/路径，谢谢。\n«https://example.com/one», “https://example.com/two”…\nhttps://example.com/\u202Efdp.exe and https://xn--pple-43d.example/ or https://\u0430pple.example/", "请看https://example.com/路径，谢谢。"),
    ];

    private const string PlainText = """
        Hello,

        please write to Bo Okoye <bo.okoye@example.org> from now on.
        Is 3 < 5 true? Yes, and 7 > 5 too.

        Best wishes
        Noa
        """;
}
