using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Services;
using Portal.Tests.Support;
using Portal.Web;

namespace Portal.Tests;

/// <summary>The house rules that a compiler can't check.</summary>
public sealed partial class ConventionTests
{
    private static readonly Type[] Services = TypesOf(typeof(PortalServicesSetup).Assembly);
    private static readonly Type[] Web = TypesOf(typeof(App).Assembly);
    private static readonly Type[] Sandbox = TypesOf(typeof(Portal.Sandbox.SandboxHost).Assembly);

    private static readonly string[] OpenToAll = ["Settings", "Storage"];

    /// <summary>Which rooms of Services a room may look into, besides itself and those that are open to all.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["HighLevel"] = [],
        ["Audit"] = ["People"],
        ["Composing"] = ["HighLevel", "Scheduling"],
        ["People"] = ["Audit", "SubAccounts"],
        ["SubAccounts"] = ["HighLevel", "People", "Audit", "Scheduling", "Composing"],
        ["Connections"] = ["HighLevel", "Messages", "People", "Audit", "SubAccounts"],
        ["Contacts"] = ["HighLevel", "People", "Scheduling", "SubAccounts", "Composing"],
        ["Conversations"] = ["Audit", "HighLevel", "People", "SubAccounts", "Composing", "Contacts", "Messages", "Responses", "Notes"],
        ["Notifications"] = ["Messages", "People", "Team", "Contacts", "Conversations", "Scheduling"],
        ["Drafts"] = ["Composing", "People"],
        ["Scheduling"] = [],
        ["Messages"] = ["Audit", "Composing", "Drafts", "HighLevel", "People", "Responses", "Scheduling", "SubAccounts"],
        ["Presence"] = ["People"],
        ["HandingOver"] = ["Audit", "Drafts", "Notifications", "People"],
        ["Notes"] = ["Audit", "Composing", "Messages", "Notifications", "People"],
        ["Approvals"] = ["Audit", "Composing", "Messages", "People", "SubAccounts"],
        ["Materials"] = ["Audit", "Composing", "Contacts", "Conversations", "HighLevel", "Messages", "People", "Scheduling", "SubAccounts"],
        ["Delivery"] = ["Composing", "Contacts", "Conversations", "HighLevel", "Messages", "People", "Responses", "SubAccounts", "Team", "Notifications"],
        ["Responses"] = ["Composing", "HighLevel", "Scheduling", "SubAccounts"],
        ["Search"] = ["Composing", "Messages"],
        ["History"] = ["Audit", "Composing", "HighLevel", "Messages", "People", "Reviews", "Scheduling", "Search", "SubAccounts"],
        ["Inbox"] = ["Audit", "Composing", "Connections", "Contacts", "Conversations", "Drafts", "HighLevel", "Messages", "Notifications", "People"],
        ["Reviews"] = ["Audit", "Composing", "Messages", "People", "Scheduling", "Team"],
        ["Exports"] = ["Audit", "Composing", "HighLevel", "History", "Messages", "People", "Reviews", "Scheduling", "Search", "SubAccounts"],
        ["Retention"] = ["Audit", "Composing", "Drafts", "Exports", "Messages", "People", "Reviews", "Search", "SubAccounts", "Notifications", "Notes"],
        ["Demonstration"] = ["Composing", "HighLevel", "Messages", "People", "Responses", "Reviews"],
        ["Team"] = ["Composing", "Messages", "People", "Responses", "Scheduling"],
        ["Webhooks"] = ["Audit", "Connections", "Messages", "People", "SubAccounts"],
        ["Settings"] = [],
        ["Storage"] = ["Audit", "Connections", "Drafts", "Exports", "Inbox", "Materials", "Messages", "Notifications", "People", "Retention", "Reviews", "Search", "SubAccounts", "Team", "Webhooks", "Notes", "Presence"],
    };

    public static TheoryData<string> Rooms => [.. Arrows.Keys];

    [Fact]
    public void Every_class_is_sealed_or_meant_to_be_inherited() =>
        Assert.DoesNotContain(
            Services.Concat(Web).Concat(Sandbox),
            t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && !IsComponent(t) && !IsGenerated(t));

    [Fact]
    public void Every_public_task_of_the_services_says_Async_and_can_be_cancelled() =>
        Assert.Empty(Services
            .Where(t => t.IsPublic && !typeof(Delegate).IsAssignableFrom(t))
            .SelectMany(t => t.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance))
            .Where(m => !m.IsSpecialName && typeof(Task).IsAssignableFrom(m.ReturnType) && !IsAsyncAndCancellable(m))
            .Select(m => $"{m.DeclaringType?.Name}.{m.Name}"));

    [Fact]
    public void Services_never_mention_the_user_interface_and_the_sandbox_mentions_neither()
    {
        Assert.DoesNotContain(References(typeof(PortalServicesSetup)), name => name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) || name.StartsWith("Portal.", StringComparison.Ordinal));
        Assert.DoesNotContain(References(typeof(Portal.Sandbox.SandboxHost)), name => name.StartsWith("Portal.", StringComparison.Ordinal));
    }

    [Fact]
    public void No_name_is_a_word_that_says_nothing()
    {
        string[] empty = ["Helper", "Manager", "Util", "Utils", "Common", "Base"];

        Assert.DoesNotContain(
            Services.Concat(Web).Concat(Sandbox).Select(t => t.Name.Split('`')[0]),
            name => empty.Any(word => name.EndsWith(word, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_looks_only_into_the_rooms_it_may(string room)
    {
        var used = Services.Where(t => RoomOf(t) == room).SelectMany(Mentions.Of).Select(RoomOf)
            .Where(r => r is not null && r != room).Distinct().Order();

        Assert.Empty(used.Except(Arrows[room]).Except(OpenToAll));
    }

    [Fact]
    public void No_pattern_takes_digits_of_other_scripts_for_digits_because_no_number_is_read_from_them() =>
        Assert.Empty(Services.Concat(Web).Concat(Sandbox)
            .SelectMany(t => t.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance))
            .Where(m => m.GetCustomAttribute<GeneratedRegexAttribute>() is { } regex && regex.Pattern.Contains(@"\d", StringComparison.Ordinal) && !regex.Options.HasFlag(RegexOptions.ECMAScript))
            .Select(m => $"{m.DeclaringType?.Name}.{m.Name}"));

    [Fact]
    public void What_stands_in_an_address_is_taken_as_text_because_Blazor_breaks_the_page_over_what_it_can_not_read() =>
        Assert.Empty(Web
            .SelectMany(t => t.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(p => p.GetCustomAttribute<Microsoft.AspNetCore.Components.SupplyParameterFromQueryAttribute>() is not null && p.PropertyType != typeof(string))
            .Select(p => $"{p.DeclaringType?.Name}.{p.Name}"));

    [Fact]
    public void Every_room_has_its_arrows_written_down() =>
        Assert.Empty(Services.Select(RoomOf).Where(r => r is not null && !Arrows.ContainsKey(r)).Distinct());

    [Fact]
    public void The_rooms_of_the_front_form_no_circle()
    {
        var looksInto = Web.Select(type => (Room: FeatureOf(type), Type: type)).Where(one => one.Room is not null)
            .GroupBy(one => one.Room, one => one.Type).ToDictionary(room => room.Key!, room => room.SelectMany(Mentions.Of).Select(FeatureOf).OfType<string>().Where(other => other != room.Key).ToHashSet());
        Assert.True(looksInto.Count > 10);

        while (looksInto.Keys.Where(room => !looksInto[room].Overlaps(looksInto.Keys)).ToList() is { Count: > 0 } ends)
        {
            ends.ForEach(room => looksInto.Remove(room));
        }

        Assert.Equal(string.Empty, string.Join("; ", looksInto.Select(room => $"{room.Key} looks into {string.Join(", ", room.Value.Where(looksInto.ContainsKey).Order())}")));
    }

    // Patterns that are made otherwise are banned from building (src/BannedSymbols.Patterns.txt).
    [Fact]
    public void Every_pattern_ends_in_proportion_to_the_text_or_after_a_moment() =>
        Assert.Empty(Services.Concat(Web).Concat(Sandbox)
            .SelectMany(t => t.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance))
            .Where(m => m.GetCustomAttribute<GeneratedRegexAttribute>() is { } regex && !regex.Options.HasFlag(RegexOptions.NonBacktracking) && regex.MatchTimeoutMilliseconds is not (> 0 and <= 1000))
            .Select(m => $"{m.DeclaringType?.Name}.{m.Name}"));

    // While storage is away everything that runs by itself would write its stack again and again.
    [Fact]
    public void Who_logs_a_failure_asks_first_whether_it_is_the_storage_that_failed() =>
        Assert.Empty(SourcesOf("Portal.Services").Concat(SourcesOf("Portal.Web"))
            .Where(source => LogsAStack().IsMatch(source.Text) && !source.Text.Contains("StorageFault.", StringComparison.Ordinal))
            .Select(source => source.File));

    // A person may be quicker than the answer of the server, and a call about an element that is gone would end the page.
    [Fact]
    public void The_keyboard_is_sent_only_where_an_element_that_is_gone_is_no_fault() =>
        Assert.Equal(["PassingElements.cs"], SourcesOf("Portal.Web", "*.cs").Concat(SourcesOf("Portal.Web", "*.razor"))
            .Where(source => source.Text.Contains(".FocusAsync(", StringComparison.Ordinal))
            .Select(source => Path.GetFileName(source.File)));

    [GeneratedRegex(@"partial void Log\w+\([^)]*Exception\b", RegexOptions.NonBacktracking)]
    private static partial Regex LogsAStack();

    private static IEnumerable<(string File, string Text)> SourcesOf(string project, string files = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), files, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (file, File.ReadAllText(file)));

    private static Type[] TypesOf(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Portal.", StringComparison.Ordinal) is true && !t.Name.Contains('<', StringComparison.Ordinal))];

    private static string? FeatureOf(Type type) =>
        type.Namespace?.Split('.') is ["Portal", "Web", "Features", var room, ..] ? room : null;

    private static string? RoomOf(Type type) =>
        type.Namespace?.Split('.') is ["Portal", "Services", var room, ..] ? room : null;

    private static bool IsComponent(Type type) => typeof(Microsoft.AspNetCore.Components.ComponentBase).IsAssignableFrom(type);

    private static bool IsGenerated(Type type) =>
        type.Name == "_Imports" ||
        type.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) is true || type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null;

    private static bool IsAsyncAndCancellable(MethodInfo method) =>
        method.Name.EndsWith("Async", StringComparison.Ordinal) && method.GetParameters().LastOrDefault()?.ParameterType == typeof(CancellationToken);

    private static IEnumerable<string> References(Type type) => type.Assembly.GetReferencedAssemblies().Select(a => a.Name ?? string.Empty);
}
