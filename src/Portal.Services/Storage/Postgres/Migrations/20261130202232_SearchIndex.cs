using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Postgres.Migrations
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
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<Guid>(type: "uuid", nullable: true),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    IsComplete = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndexBackfills", x => x.Id);
                });

            migrationBuilder.Sql("""CREATE TABLE "SearchedMessages" ("Number" bigint NOT NULL PRIMARY KEY, "MessageId" uuid NOT NULL UNIQUE, "Words" tsvector NOT NULL)""");
            migrationBuilder.Sql("""CREATE INDEX "IX_SearchedMessages_Words" ON "SearchedMessages" USING gin ("Words")""");
            migrationBuilder.Sql("""CREATE TABLE "SearchWords" ("Part" text COLLATE "C" NOT NULL, "Word" text COLLATE "C" NOT NULL, PRIMARY KEY ("Part", "Word"))""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "SearchWords");
            migrationBuilder.DropTable(name: "SearchedMessages");
            migrationBuilder.DropTable(
                name: "IndexBackfills");
        }
    }
}
