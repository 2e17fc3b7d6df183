using System.Net;

namespace Portal.Tests.SignIn;

/// <summary>Who gets the history as a file.</summary>
[Collection(OnePortal.Name)]
public sealed class ExportEndpointTests(PortalWithLog fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_gets_a_file_that_nobody_keeps_on_the_way()
    {
        using var visitor = new Visitor(fixture.Portal.Address);
        await visitor.SignInAsync("priya");

        var answer = await visitor.GetAsync("/history/export?person=nobody&zone=Nowhere/Else");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("text/csv", "attachment", "no-store, private"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType, answer.Headers.CacheControl?.ToString()));
        Assert.Contains("Written (UTC),\"Written, local time (UTC)\",Person", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_who_asks_for_lines_of_json_gets_those()
    {
        using var visitor = new Visitor(fixture.Portal.Address);
        await visitor.SignInAsync("priya");

        var answer = await visitor.GetAsync("/history/export?person=nobody&format=jsonl");

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith(".jsonl", answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_nobodys_is_not_found_and_staff_and_strangers_are_not_let_in()
    {
        var file = $"/history/exports/{Guid.CreateVersion7()}";
        using var visitor = new Visitor(fixture.Portal.Address);
        Assert.Equal("/sign-in", (await visitor.GetAsync(file)).Headers.Location?.AbsolutePath);
        await visitor.SignInAsync("priya");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(file)).StatusCode);

        using var staff = new Visitor(fixture.Portal.Address);
        await staff.SignInAsync("maya");

        Assert.Equal("/no-access", (await staff.GetAsync(file)).Headers.Location?.AbsolutePath);
        Assert.Equal("/no-access", (await staff.GetAsync("/history/exports")).Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task Staff_and_strangers_get_none()
    {
        using var visitor = new Visitor(fixture.Portal.Address);
        Assert.Equal("/sign-in", (await visitor.GetAsync("/history/export")).Headers.Location?.AbsolutePath);

        await visitor.SignInAsync("maya");

        Assert.Equal("/no-access", (await visitor.GetAsync("/history/export")).Headers.Location?.AbsolutePath);
    }
}
