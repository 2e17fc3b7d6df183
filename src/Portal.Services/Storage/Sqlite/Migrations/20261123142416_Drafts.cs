using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "OnlyIfUnanswered",
                table: "Drafts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PlannedAt",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedWall",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedZone",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DraftRevisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DraftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LocationId = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<string>(type: "TEXT", nullable: false),
                    ContactName = table.Column<string>(type: "TEXT", nullable: false),
                    ChannelKey = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OnlyIfUnanswered = table.Column<bool>(type: "INTEGER", nullable: true),
                    PlannedWall = table.Column<string>(type: "TEXT", nullable: true),
                    PlannedZone = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftRevisions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_LocationId_UpdatedAt_Id",
                table: "Drafts",
                columns: new[] { "LocationId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DraftRevisions_At",
                table: "DraftRevisions",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_DraftRevisions_LocationId_AuthorId_ContactId_ChannelKey_At",
                table: "DraftRevisions",
                columns: new[] { "LocationId", "AuthorId", "ContactId", "ChannelKey", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DraftRevisions");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_LocationId_UpdatedAt_Id",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "OnlyIfUnanswered",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "PlannedAt",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "PlannedWall",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "PlannedZone",
                table: "Drafts");
        }
    }
}
