using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Bench.Circuits;

/// <summary>
/// A page with its circuit, without a browser: it draws nothing, says of every batch that it was drawn, and answers every call of the
/// server for a script with nothing, or with an object that has no functions.
/// </summary>
internal sealed class BrowserlessCircuit : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly HttpClient _http;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource> _asked = [];
    private readonly List<(byte[] Words, TaskCompletionSource Drawn)> _awaited = [];
    private readonly List<(string Identifier, string Arguments)> _calls = [];
    private string _id = string.Empty;
    private int _objects;
    private int _questions;
    private int _batches;
    private string? _fault;

    private BrowserlessCircuit(HttpClient http, CookieContainer cookies)
    {
        _http = http;
        var address = http.BaseAddress ?? throw new ArgumentException("The client has no address.", nameof(http));
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "_blazor"), options =>
        {
            options.Cookies = cookies;
            options.Transports = HttpTransportType.WebSockets;
            options.Headers["Origin"] = address.GetLeftPart(UriPartial.Authority);
        });
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        _connection = builder.Build();
        Listen();
    }

    public int Batches => Volatile.Read(ref _batches);

    /// <summary>Loads the page and begins its circuit.</summary>
    public static async Task<BrowserlessCircuit> OpenAsync(HttpClient http, CookieContainer cookies, string path, CancellationToken cancellationToken)
    {
        var markers = ServerMarkers.In(await http.GetStringAsync(path, cancellationToken));
        var circuit = new BrowserlessCircuit(http, cookies);
        await circuit.BeginAsync(new Uri(http.BaseAddress!, path), markers, cancellationToken);
        return circuit;
    }

    /// <summary>Waits until the server has given the script <paramref name="identifier"/> an object to call, and gives its number.</summary>
    public async Task<long> ObjectGivenToAsync(string identifier, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            lock (_lock)
            {
                var call = _calls.FirstOrDefault(c => c.Identifier == identifier && c.Arguments.Contains("__dotNetObject", StringComparison.Ordinal));
                if (call.Arguments is not null)
                {
                    return ObjectIn(JsonNode.Parse(call.Arguments)!.AsArray());
                }
            }

            ThrowOnFault();
            await Task.Delay(50, cancellationToken);
        }

        throw new InvalidOperationException($"The page never called {identifier}. It called {string.Join(", ", _calls.Select(c => c.Identifier).Distinct())}.");
    }

    /// <summary>Waits until the server has these words drawn.</summary>
    public async Task DrawnAsync(string words, CancellationToken cancellationToken)
    {
        var drawn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _awaited.Add((Encoding.UTF8.GetBytes(words), drawn));
        }

        await drawn.Task.WaitAsync(TimeSpan.FromSeconds(90), cancellationToken);
    }

    /// <summary>Calls the server as a script does, and waits for its answer.</summary>
    public async Task CallAsync(long target, string method, object?[] arguments, CancellationToken cancellationToken)
    {
        var question = Interlocked.Increment(ref _questions).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _asked[question] = answer;
        }

        await _connection.SendAsync("BeginInvokeDotNetFromJS", question, null, method, target, JsonSerializer.Serialize(arguments), cancellationToken);
        await answer.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
    }

    /// <summary>As a tab that is closed: it says so, and goes.</summary>
    public async ValueTask DisposeAsync()
    {
        using var form = new MultipartFormDataContent { { new StringContent(_id), "circuitId" } };
        using var answer = await _http.PostAsync("_blazor/disconnect/", form);
        await _connection.DisposeAsync();
    }

    private async Task BeginAsync(Uri page, ServerMarkers markers, CancellationToken cancellationToken)
    {
        await _connection.StartAsync(cancellationToken);
        var root = new Uri(page, "/").ToString();
        _id = await _connection.InvokeAsync<string?>("StartCircuit", root, page.ToString(), "[]", markers.State, cancellationToken)
            ?? throw new InvalidOperationException("The server began no circuit.");
        await _connection.SendAsync("UpdateRootComponents", markers.Operations, markers.State, cancellationToken);
    }

    private void Listen()
    {
        _connection.On<int, byte[]>("JS.RenderBatch", async (batch, drawing) =>
        {
            Interlocked.Increment(ref _batches);
            Look(drawing);
            await _connection.SendAsync("OnRenderCompleted", (long)batch, null);
        });
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        _connection.On<string, bool, string>("JS.EndInvokeDotNet", Hear);
        _connection.On<string>("JS.Error", fault => _fault = fault);
    }

    private void Look(byte[] drawing)
    {
        lock (_lock)
        {
            foreach (var awaited in _awaited.Where(one => drawing.AsSpan().IndexOf(one.Words) >= 0).ToList())
            {
                _awaited.Remove(awaited);
                awaited.Drawn.TrySetResult();
            }
        }
    }

    private async Task AnswerAsync(long call, string identifier, string arguments, int resultKind, long target, int callKind)
    {
        lock (_lock)
        {
            _calls.Add((identifier, arguments));
        }

        if (call != 0)
        {
            JsonNode? result = resultKind == 1 ? new JsonObject { ["__jsObjectId"] = Interlocked.Increment(ref _objects) } : null;
            await _connection.SendAsync("EndInvokeJSFromDotNet", call, true, new JsonArray(call, true, result).ToJsonString());
        }
    }

    private void Hear(string question, bool succeeded, string result)
    {
        lock (_lock)
        {
            if (_asked.Remove(question, out var answer))
            {
                _ = succeeded ? answer.TrySetResult() : answer.TrySetException(new InvalidOperationException(result));
            }
        }
    }

    private void ThrowOnFault()
    {
        if (_fault is not null)
        {
            throw new InvalidOperationException($"The circuit ended: {_fault}");
        }
    }

    private static long ObjectIn(JsonArray arguments) =>
        (long?)arguments.OfType<JsonObject>().FirstOrDefault(argument => argument.ContainsKey("__dotNetObject"))?["__dotNetObject"]
        ?? throw new InvalidOperationException("The call bears no object.");
}
