using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Portal.Tests.Support;
using Portal.Web;
using Portal.Web.Hosting;

namespace Portal.Tests.Web.Hosting;

/// <summary>Where the portal listens, and that the sandbox is found there.</summary>
public sealed class ListenAddressesTests
{
    private static readonly string[] Leading = ["SignIn:Authority", "HighLevel:BaseAddress", "HighLevel:App:ChooserAddress", "Sandbox:WebhookAddress", "Sandbox:PortalAddresses:0"];

    [Theory]
    [InlineData("localhost", "urls: “localhost” is no address to listen on, such as http://localhost:5080.")]
    [InlineData("ftp://localhost:5080", "urls: “ftp://localhost:5080” is no address to listen on, such as http://localhost:5080.")]
    [InlineData("http://localhost:99999", "urls: “http://localhost:99999” is no address to listen on, such as http://localhost:5080.")]
    [InlineData("http://203.0.113.7:5080", "urls: 203.0.113.7 is no address of this machine.")]
    public void An_address_that_can_not_be_had_is_one_line(string url, string line) => Assert.Equal([line], Problems(url));

    [Fact]
    public void A_port_that_another_program_has_is_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        Assert.Equal([$"urls: another program listens on http://localhost:{PortOf(other)} already. Choose another port."], Problems($"http://localhost:{PortOf(other)}"));
        Assert.Equal([$"urls: another program listens on http://*:{PortOf(other)} already. Choose another port."], Problems($"http://*:{PortOf(other)}"));
    }

    [Fact]
    public void A_free_port_and_a_server_that_chooses_for_itself_are_no_problem()
    {
        Assert.Empty(Problems($"http://localhost:{FreePort.Find()}"));
        Assert.Empty(Problems(string.Empty));
    }

    [Theory]
    [InlineData("--urls=http://localhost:{0}")]
    [InlineData("--urls=http://127.0.0.1:{0}")]
    [InlineData("--urls=http://0.0.0.0:{0}")]
    [InlineData("--urls=https://localhost:1;http://+:{0}")]
    [InlineData("--http_ports={0}")]
    public void The_sandbox_is_found_where_the_portal_listens(string argument)
    {
        var port = FreePort.Find();

        var builder = Follow(string.Format(System.Globalization.CultureInfo.InvariantCulture, argument, port));

        Assert.All(Leading, key => Assert.StartsWith($"http://localhost:{port}", builder.Configuration[key], StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_port_is_taken_the_next_free_one_is_used_and_the_sandbox_follows()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var builder = Follow($"--urls=http://localhost:{PortOf(other)}");

        var port = Assert.Single(ListenAddresses.Of(builder.Configuration)).Port;
        Assert.InRange(port, PortOf(other) + 1, PortOf(other) + 20);
        Assert.All(Leading, key => Assert.StartsWith($"http://localhost:{port}/", $"{builder.Configuration[key]}/", StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_has_set_stays()
    {
        var builder = Follow($"--urls=http://localhost:{FreePort.Find()}", "--SignIn:Authority=https://login.example.com");

        Assert.Equal("https://login.example.com", builder.Configuration["SignIn:Authority"]);
    }

    [Fact]
    public void Without_the_sandbox_nothing_is_added_and_no_other_port_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://localhost:{PortOf(other)}";

        var builder = Follow($"--urls={url}", "--Sandbox:Enabled=false");

        Assert.Equal(url, builder.Configuration["urls"]);
        Assert.All(Leading, key => Assert.Null(builder.Configuration[key]));
    }

    private static WebApplicationBuilder Follow(params string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development", Args = args });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Sandbox:Enabled"] = "true" }).AddCommandLine(args);
        SandboxAddresses.Follow(builder);
        return builder;
    }

    private static IReadOnlyList<string> Problems(string urls)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = urls }).Build();
        return Record.Exception(() => ListenAddresses.Check(configuration)) is { } exception ? SettingProblems.Of(exception) : [];
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
