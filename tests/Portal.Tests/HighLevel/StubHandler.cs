using System.Net;
using System.Text;

namespace Portal.Tests.HighLevel;

/// <summary>Answers what the test says, remembers what it was asked, and fails on what nobody expected.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private readonly List<Seen> _seen = [];

    public Func<HttpRequestMessage, HttpResponseMessage>? Answer { get; set; }

    /// <summary>Waits for it before the body is read, as a handler does that has no connection yet.</summary>
    public Func<CancellationToken, Task>? Connect { get; set; }

    public IReadOnlyList<Seen> All => _seen;

    public Seen Only => Assert.Single(_seen);

    public void Says(HttpStatusCode status, string body, params (string Name, string Value)[] headers) => Answer = _ =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await (Connect?.Invoke(cancellationToken) ?? Task.CompletedTask);
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        _seen.Add(new Seen(
            request.Method, request.RequestUri!.AbsoluteUri, body,
            request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []).ToDictionary(h => h.Key, h => string.Join(", ", h.Value))));
        return (Answer ?? throw new InvalidOperationException($"Nobody expected {request.Method} {request.RequestUri}."))(request);
    }

    internal sealed record Seen(HttpMethod Method, string Address, string? Body, IReadOnlyDictionary<string, string> Headers);
}
