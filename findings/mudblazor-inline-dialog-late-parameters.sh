#!/usr/bin/env bash
# MudBlazor 9.12.0, bUnit 2.15.2, .NET 10, seen on 30 November 2026.
#
# A field whose value comes from its parent (@bind:get, @bind:set) is drawn, when something is typed, with what the parent made of it: one would guess that this does not depend on what lies between the
# two. In the content of an inline MudDialog it does. The dialog hands its content on to the dialog's own place only after it has been drawn itself, so that the field is drawn once more with the value from
# before the key, and with the new one a moment later. In a page that a server draws, the first of these empties the field under the person's hands: on a slow line letters that were typed meanwhile are
# gone, and come back, or not. A field in such a dialog is better the only owner of what stands in it.
#
# Seen, of one key: beside the dialog the field is drawn with: [a]; inside: [], [a].
set -euo pipefail
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > app.csproj <<'P'
<Project Sdk="Microsoft.NET.Sdk.Razor">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><RootNamespace>Late</RootNamespace><StaticWebAssetsEnabled>false</StaticWebAssetsEnabled></PropertyGroup>
  <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /><PackageReference Include="MudBlazor" Version="9.12.0" /><PackageReference Include="bunit" Version="2.15.2" /></ItemGroup>
</Project>
P
cat > Field.razor <<'R'
@{ Drawn.Add(Words); }
<input value="@Words" @oninput="e => WordsChanged.InvokeAsync(e.Value?.ToString())" />
@code {
    public static readonly List<string> Drawn = [];
    [Parameter] public string Words { get; set; } = "";
    [Parameter] public Microsoft.AspNetCore.Components.EventCallback<string> WordsChanged { get; set; }
}
R
cat > SearchPage.razor <<'R'
@using Microsoft.AspNetCore.Components
@using MudBlazor
<MudPopoverProvider />
<MudDialogProvider />
@if (InDialog)
{
    <MudDialog Visible="true"><DialogContent><Field @bind-Words="_words" /></DialogContent></MudDialog>
}
else
{
    <Field @bind-Words="_words" />
}
@code {
    private string _words = "";
    [Parameter] public bool InDialog { get; set; }
}
R
sed -i '1i @using Microsoft.AspNetCore.Components\n@using Microsoft.AspNetCore.Components.Web' Field.razor SearchPage.razor
cat > Program.cs <<'C'
using Bunit;
using Late;

using MudBlazor.Services;

foreach (var inDialog in new[] { false, true })
{
    await using var context = new BunitContext();
    context.JSInterop.Mode = JSRuntimeMode.Loose;
    context.Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
    var page = context.Render<SearchPage>(p => p.Add(x => x.InDialog, inDialog));
    var input = page.WaitForElement("input");
    Field.Drawn.Clear();
    await input.InputAsync(new() { Value = "a" });
    await Task.Delay(500);
    var drawn = Field.Drawn.Aggregate(new List<string>(), (all, next) => all.Count > 0 && all[^1] == next ? all : [.. all, next]);
    Console.WriteLine($"{(inDialog ? "inside" : "beside")}: {string.Join(", ", drawn.Select(words => $"[{words}]"))}");
}
C
dotnet build -v quiet -o out > build.log || { cat build.log; exit 1; }
seen=$(dotnet out/app.dll)
echo "$seen"
[ "$seen" = $'beside: [a]\ninside: [], [a]' ]
