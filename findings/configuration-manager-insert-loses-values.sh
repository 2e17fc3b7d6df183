#!/usr/bin/env bash
# Microsoft.Extensions.Configuration 10.0.15 (ConfigurationManager, what WebApplicationBuilder.Configuration is), .NET 10, seen on 1 December 2026.
#
# A value that is set through the indexer of a ConfigurationManager can be read back at once, so one would guess that it stays. It does as long as sources are only added at the end. When a source is put in
# between or before the others (Sources.Insert), removed, or the list is changed in any other way, every provider is made anew from its source, and all that was set through the indexer is gone
# without a word. What has to stay is better a source of its own.
#
# Seen: set: later; a source added: later; a source inserted: first.
set -euo pipefail
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > app.csproj <<'P'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Microsoft.Extensions.Configuration" Version="10.0.15" /></ItemGroup>
</Project>
P
cat > Program.cs <<'C'
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

var manager = new ConfigurationManager();
manager.AddInMemoryCollection(new Dictionary<string, string?> { ["place"] = "first" });
manager["place"] = "later";
Console.WriteLine($"set: {manager["place"]}");
manager.AddInMemoryCollection(new Dictionary<string, string?> { ["another"] = "1" });
Console.WriteLine($"a source added: {manager["place"]}");
((IConfigurationBuilder)manager).Sources.Insert(0, new MemoryConfigurationSource { InitialData = new Dictionary<string, string?> { ["a third"] = "1" } });
Console.WriteLine($"a source inserted: {manager["place"]}");
C
dotnet build -v quiet -o out > build.log || { cat build.log; exit 1; }
seen=$(dotnet out/app.dll)
echo "$seen"
[ "$seen" = $'set: later\na source added: later\na source inserted: first' ]
