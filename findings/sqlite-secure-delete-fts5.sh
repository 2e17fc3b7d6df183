#!/usr/bin/env bash
# Microsoft.Data.Sqlite 10.0.15 with the SQLite that it brings along, seen on 1 December 2026.
#
# PRAGMA secure_delete = ON overwrites what is deleted with zeros, and one would guess that this holds for a full-text index too. FTS5 does not delete a word when its row is deleted: it writes one
# more segment that says so, and the segment with the word stays as it is until something merges the two. So the words of a deleted row are still in the file, after a checkpoint and VACUUM as
# before, although no search finds them any more. FTS5 has a setting of its own for that, with the same name and a hyphen, which is off by itself; merging everything ('optimize') does it too.
#
# Seen: in the ordinary table the word is gone; in FTS5 it is left; left after VACUUM; gone after 'optimize'; gone at once with FTS5's own secure-delete.
set -euo pipefail
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > Program.cs <<'P'
using System.Text;
using Microsoft.Data.Sqlite;

const string Word = "zanzibarword";
const string Delete = $"INSERT INTO t(t, rowid, body) VALUES('delete', 2, 'a letter {Word} about teeth')";
Console.WriteLine($"ordinary table: {Left("CREATE TABLE t (body TEXT)", "DELETE FROM t WHERE rowid = 2")}");
Console.WriteLine($"FTS5: {Left("CREATE VIRTUAL TABLE t USING fts5(body, content='')", Delete)}");
Console.WriteLine($"FTS5, then VACUUM: {Left("CREATE VIRTUAL TABLE t USING fts5(body, content='')", Delete, "VACUUM")}");
Console.WriteLine($"FTS5, then optimize: {Left("CREATE VIRTUAL TABLE t USING fts5(body, content='')", Delete, "INSERT INTO t(t) VALUES('optimize')")}");
Console.WriteLine($"FTS5 with its own setting: {Left("CREATE VIRTUAL TABLE t USING fts5(body); INSERT INTO t(t, rank) VALUES('secure-delete', 1)", "DELETE FROM t WHERE rowid = 2")}");

static string Left(string create, params string[] then)
{
    var path = Path.GetFullPath($"{Guid.NewGuid():N}.db");
    using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
    {
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON");
        Run(connection, create);
        for (var row = 1; row <= 3; row++)
        {
            Run(connection, $"INSERT INTO t(rowid, body) VALUES({row}, 'a letter{(row == 2 ? " " + Word : string.Empty)} about teeth')");
        }

        foreach (var statement in then)
        {
            Run(connection, statement);
        }

        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    return Encoding.Latin1.GetString(File.ReadAllBytes(path)).Contains(Word) ? "left" : "gone";
}

static void Run(SqliteConnection connection, string sql)
{
    using var command = connection.CreateCommand();
    command.CommandText = sql;
    command.ExecuteNonQuery();
}
P
cat > app.csproj <<'P'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.Data.Sqlite" Version="10.0.15" />
  </ItemGroup>
</Project>
P
dotnet build -v quiet -o out > build.log || { cat build.log; exit 1; }
seen=$(dotnet out/app.dll)
echo "$seen"
[ "$seen" = "ordinary table: gone
FTS5: left
FTS5, then VACUUM: left
FTS5, then optimize: gone
FTS5 with its own setting: gone" ]
