using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "IndexBackfills",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Before = table.Column<Guid>(type: "TEXT", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    IsComplete = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndexBackfills", x => x.Id);
                });

            migrationBuilder.Sql("""CREATE TABLE "SearchedMessages" ("Number" INTEGER NOT NULL PRIMARY KEY, "MessageId" TEXT NOT NULL UNIQUE)""");
            migrationBuilder.Sql("""CREATE TABLE "SearchWords" ("Part" TEXT NOT NULL, "Word" TEXT NOT NULL, PRIMARY KEY ("Part", "Word")) WITHOUT ROWID""");
            migrationBuilder.Sql(
                """CREATE VIRTUAL TABLE "MessageWords" USING fts5("Subject", "Body", "Contact", "Person", "Scope", content = '', contentless_delete = 1, tokenize = 'ascii')""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "MessageWords");
            migrationBuilder.DropTable(name: "SearchWords");
            migrationBuilder.DropTable(name: "SearchedMessages");
            migrationBuilder.DropTable(
                name: "IndexBackfills");
        }
    }
}
