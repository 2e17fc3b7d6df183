#!/usr/bin/env bash
# Microsoft.Playwright 1.64.1 (.NET): a float given to EvaluateAsync does not reach the page as a number.
#
# One would guess that a float arrives as a number, as an int and a double do. It arrives as an empty object, alone and
# in an array, and nothing is thrown. ILocator.BoundingBoxAsync gives floats, so coordinates that are taken from it and
# handed on to a script are no numbers there: make them double first.
#
# Seen on 29 November 2026 with Chromium 156:
#   int[]: number [1,2]
#   double[]: number [1.5,2.5]
#   float[]: object [{},{}]
#   float: object {}
#
# Needs the .NET SDK and Chromium (/usr/bin/chromium, or CHROMIUM=…). Fails when what is seen differs from what is written below.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Microsoft.Playwright" Version="[1.64.1]" /></ItemGroup>
</Project>
PROJECT
cat > Program.cs <<'PROGRAM'
using Microsoft.Playwright;

using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new()
{
    ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
    Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
var page = await browser.NewPageAsync();

async Task SayAsync(string what, object argument) =>
    Console.WriteLine($"{what}: {await page.EvaluateAsync<string>("a => typeof (Array.isArray(a) ? a[0] : a) + ' ' + JSON.stringify(a)", argument)}");

await SayAsync("int[]", new[] { 1, 2 });
await SayAsync("double[]", new[] { 1.5, 2.5 });
await SayAsync("float[]", new[] { 1.5f, 2.5f });
await SayAsync("float", 1.5f);
PROGRAM
seen=$(dotnet run 2>&1 | grep -E '^(int|double|float)')
echo "$seen"
expected='int[]: number [1,2]
double[]: number [1.5,2.5]
float[]: object [{},{}]
float: object {}'
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
