#!/usr/bin/env bash
# .NET SDK 10.0.401, MudBlazor 9.12.0 as an example of a package with static web assets, seen on 29 November 2026.
#
# A published ASP.NET Core application compresses its style sheets and scripts, and MapStaticAssets serves each under two addresses: its plain one, and one with a fingerprint, which is what
# @Assets["..."] and the import map give a page, and which browsers may keep for ever. One would guess that the file of a package is treated as one's own. It is compressed too, but only its plain
# address is connected with the compressed files: under the address with the fingerprint it goes out as it is, whatever the browser accepts. A page that links MudBlazor's sheet as the documentation
# of .NET shows sends 627 KB instead of 43 KB.
#
# Seen: own.css: 2 of 2 addresses have a compressed form; MudBlazor.min.css: 1 of 2.
set -euo pipefail
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir wwwroot
echo 'body { color: black; }' > wwwroot/own.css
echo 'var app = WebApplication.CreateBuilder(args).Build(); app.MapStaticAssets(); app.Run();' > Program.cs
cat > app.csproj <<'P'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="MudBlazor" Version="9.12.0" /></ItemGroup>
</Project>
P
dotnet publish -c Release -v quiet -o out > publish.log || { cat publish.log; exit 1; }

# How many addresses of a file there are that are no compressed file by themselves, and how many of them answer in a compressed form.
count() {
  tr '{' '\n' < out/app.staticwebassets.endpoints.json | grep -oE "\"Route\":\"$1\",\"AssetFile\":\"[^\"]*\"" | sort -u > routes
  echo "$2: $(grep -cE '\.(br)"$' routes) of $(grep -vcE '\.(br|gz)"$' routes) addresses have a compressed form"
}

own=$(count 'own(\.[a-z0-9]+)?\.css' own.css)
package=$(count '_content/MudBlazor/MudBlazor\.min(\.[a-z0-9]+)?\.css' MudBlazor.min.css)
printf '%s\n%s\n' "$own" "$package"
[ "$own" = 'own.css: 2 of 2 addresses have a compressed form' ] && [ "$package" = 'MudBlazor.min.css: 1 of 2 addresses have a compressed form' ]
