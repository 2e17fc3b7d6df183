#!/usr/bin/env bash
# Microsoft.IdentityModel.Protocols.OpenIdConnect 8.23.0: HttpDocumentRetriever does not stop when its token is cancelled.
#
# GetDocumentAsync takes a CancellationToken, and one would guess that it gives it to the request. It looks at it before
# the request only: against a server that takes its time the call goes on after the token was cancelled, and ends when
# the server answers or HttpClient.Timeout is over (100 s, unless it is set). A time limit for discovery therefore
# belongs into the HttpClient, or into a retriever of one's own.
#
# Here the server answers a valid document after three seconds, and the token is cancelled after half a second.
# HttpClient alone stops at once; the retriever returns the document, two and a half seconds after it was told to stop.
#
# Seen on 29 November 2026:
#   HttpClient: cancelled before the server answered
#   HttpDocumentRetriever: answered, though the token was cancelled
#
# Needs the .NET SDK. Talks to 127.0.0.1 only. Fails when what is seen differs from what is written above.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Microsoft.IdentityModel.Protocols.OpenIdConnect" Version="[8.23.0]" /></ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using Microsoft.IdentityModel.Protocols;

var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
await using var server = builder.Build();
server.MapGet("/document", async () =>
{
    await Task.Delay(TimeSpan.FromSeconds(3));
    return "{}";
});
await server.StartAsync();
var address = $"{server.Urls.Single()}/document";
using var http = new HttpClient();

await SayAsync("HttpClient", http.GetStringAsync);
await SayAsync("HttpDocumentRetriever", new HttpDocumentRetriever(http) { RequireHttps = false }.GetDocumentAsync);

async Task SayAsync(string who, Func<string, CancellationToken, Task<string>> ask)
{
    using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
    try
    {
        await ask(address, stop.Token);
        Console.WriteLine($"{who}: answered, though the token was {(stop.IsCancellationRequested ? "cancelled" : "not cancelled yet")}");
    }
    catch (Exception exception)
    {
        Console.WriteLine($"{who}: {(exception is OperationCanceledException ? "cancelled before the server answered" : exception.GetType().Name)}");
    }
}
PROGRAM
seen=$(dotnet run 2>&1 | grep -E '^Http') || true
echo "$seen"
expected='HttpClient: cancelled before the server answered
HttpDocumentRetriever: answered, though the token was cancelled'
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
