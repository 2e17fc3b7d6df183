#!/usr/bin/env bash
# .NET SDK 10.0.401 (runtime 10.0.12), seen on 30 November 2026.
#
# [GeneratedRegex] parses its pattern while the project is compiled, and a pattern that is none is a compile error there. One would guess that a pattern which its own options can't run is one too.
# With RegexOptions.NonBacktracking the generator writes no code: it leaves a call of Regex's constructor behind, and says so only as an information that a build doesn't show. So a pattern
# with a look-behind, which that option doesn't know, compiles without a warning, and throws when it is first used. It throws in a type's initializer, so what one sees is a
# TypeInitializationException that names a generated class, in whatever request came first.
#
# Seen: built without warnings; at its first use TypeInitializationException because of NotSupportedException.
set -euo pipefail
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Program.cs <<'P'
using System.Text.RegularExpressions;

try
{
    Console.WriteLine(Words.After().IsMatch("a b"));
}
catch (Exception exception)
{
    Console.WriteLine($"{exception.GetType().Name} because of {exception.InnerException?.GetType().Name}");
}

internal static partial class Words
{
    [GeneratedRegex("(?<=a )b", RegexOptions.NonBacktracking)]
    public static partial Regex After();
}
P
cat > app.csproj <<'P'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
</Project>
P
dotnet build -v quiet -o out > build.log || { cat build.log; exit 1; }
grep -q ' 0 Warning(s)' build.log && echo 'built without warnings'
seen=$(dotnet out/app.dll)
echo "at its first use: $seen"
[ "$seen" = 'TypeInitializationException because of NotSupportedException' ]
