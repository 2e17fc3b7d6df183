namespace Portal.Sandbox.Identity;

internal static class SandboxStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --page: #f3f5f7; --card: #fff; --text: #17212b; --soft: #51606f; --line: #cfd8e0; --accent: #0b5cad; }
        @media (prefers-color-scheme: dark) { :root { --page: #12171c; --card: #1b232b; --text: #e8eef3; --soft: #a9b7c4; --line: #36434f; --accent: #7ab8f5; } }
        * { box-sizing: border-box; }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 2rem 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
        main { width: 100%; max-width: 44rem; }
        h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.2; }
        h2 { margin: 0 0 .75rem; font-size: 1rem; }
        .lead { margin: 0 0 1.5rem; color: var(--soft); }
        form { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); }
        section { padding: 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
        .wide { grid-column: 1 / -1; }
        .pair { display: grid; gap: .5rem 1rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
        .pair button { margin: 0; }
        button { display: block; width: 100%; margin: 0 0 .5rem; padding: .625rem .875rem; border: 1px solid var(--line); border-radius: .5rem; background: transparent; color: inherit; font: inherit; text-align: start; cursor: pointer; }
        button:last-child { margin-bottom: 0; }
        button:hover { border-color: var(--accent); }
        button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .post { display: block; font-weight: 600; }
        .name { display: block; color: var(--soft); font-size: .875rem; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        """;
}
