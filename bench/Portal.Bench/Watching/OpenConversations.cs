using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Bench.Circuits;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Tests.Published;

namespace Portal.Bench.Watching;

/// <summary>Twenty conversations of one sub-account on twenty screens, in a portal that is told of what happens, or has to ask.</summary>
internal sealed class OpenConversations : IAsyncDisposable
{
    private static readonly string[] Contacts =
    [
        SandboxContacts.AnaRuiz, SandboxContacts.SilasStone, SandboxContacts.NadiaKowalska, SandboxContacts.OmarHaddad, SandboxContacts.LenaFischer,
        SandboxContacts.WendyClark, SandboxContacts.OliviaOkoye, SandboxContacts.MarathonMary, SandboxContacts.EmilLarsen, SandboxContacts.MalloryVane,
        SandboxContacts.UriNavon, SandboxContacts.PetraNovak, SandboxContacts.UmaSharma, SandboxContacts.IvanPetrov, SandboxContacts.NoaBenDavid,
        SandboxContacts.EddiePark, SandboxContacts.NemoNobody, SandboxContacts.NellCarter, SandboxContacts.BenBrandt, SandboxContacts.SofiaMartins,
    ];

    private readonly PublishedPortal _portal;
    private readonly CountedRequests _requests;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly List<BrowserlessCircuit> _circuits = [];

    private OpenConversations(PublishedPortal portal, CountedRequests requests)
    {
        (_portal, _requests) = (portal, requests);
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = portal.Address };
    }

    private SandboxControl Service => _portal.Sandbox.Services.GetRequiredService<SandboxControl>();

    public static async Task<OpenConversations> StartAsync(bool isTold, CancellationToken cancellationToken)
    {
        var requests = new CountedRequests();
        var portal = await PublishedPortal.StartAsync(services => services.AddSingleton<IStartupFilter>(requests), Settings);
        var open = new OpenConversations(portal, requests);
        if (isTold)
        {
            open.Service.Marketplace.Install(SandboxSubAccounts.HarbourDental);
            open.Service.Webhooks.Address = new Uri(portal.Address, "webhooks/highlevel");
        }

        await open.OpenAsync(cancellationToken);
        return open;
    }

    /// <summary>How often the service is asked in an hour, while nothing happens.</summary>
    public async Task<double> RequestsAnHourAsync(TimeSpan measured, CancellationToken cancellationToken)
    {
        var before = _requests.Count;
        await Task.Delay(measured, cancellationToken);
        return (_requests.Count - before) / measured.TotalHours;
    }

    /// <summary>From a contact's message at the service to the words on the open page, in milliseconds.</summary>
    public async Task<IReadOnlyList<double>> WriteAsync(int messages, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var i = 0; i < messages; i++)
        {
            // At no fixed distance from the portal's own looks.
            await Task.Delay(TimeSpan.FromMilliseconds(1500 + (i * 977 % 3000)), cancellationToken);
            var words = string.Create(CultureInfo.InvariantCulture, $"Message {i} of the bench");
            var shown = _circuits[0].DrawnAsync(words, cancellationToken);
            var began = Stopwatch.GetTimestamp();
            Service.Receive(new Inbound(Contacts[0], "SMS", words));
            await shown;
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var circuit in _circuits)
        {
            await circuit.DisposeAsync();
        }

        _http.Dispose();
        await _portal.DisposeAsync();
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await FormSignIn.AsAsync("maya", _http, cancellationToken);
        foreach (var contact in Contacts)
        {
            _circuits.Add(await BrowserlessCircuit.OpenAsync(_http, _cookies, $"conversations/{contact}", cancellationToken));
        }
    }

    private static Dictionary<string, string> Settings
    {
        get
        {
            var app = new SandboxOptions();
            return new()
            {
                ["SignIn:Session:MostPages"] = "1000",
                ["HighLevel:App:ClientId"] = app.ClientId,
                ["HighLevel:App:ClientSecret"] = app.ClientSecret,
                ["HighLevel:App:WebhookKey"] = "MCowBQYDK2VwAyEAd/Xnmz2uQ3wQoTU0jU2J71+Wz0ANaB1zWmTDVYcuvHA=", // docs/sandbox-service.md
            };
        }
    }
}
