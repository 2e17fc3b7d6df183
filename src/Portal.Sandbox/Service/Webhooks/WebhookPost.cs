using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Service.Webhooks;

/// <summary>Where webhooks go, and one attempt to bring one there.</summary>
internal sealed class WebhookPost(IOptions<SandboxOptions> options) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Patience };
    private volatile Uri? _address = options.Value.WebhookAddress;

    public Uri? Address
    {
        get => _address;
        set => _address = value is null or { IsAbsoluteUri: true, IsLoopback: true } ? value : throw new ArgumentException("Webhooks go to this machine only.", nameof(value));
    }

    /// <summary>The answer's status, or null where there was no answer.</summary>
    public async Task<int?> SendAsync(byte[] body, string? signature, CancellationToken cancellationToken)
    {
        if (Address is not { } address)
        {
            return null;
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (signature is not null)
            {
                request.Headers.TryAddWithoutValidation("X-GHL-Signature", signature);
            }

            using var response = await _http.SendAsync(request, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
