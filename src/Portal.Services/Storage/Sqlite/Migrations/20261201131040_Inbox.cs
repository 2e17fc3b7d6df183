using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Inbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SavedViews_LocationId_NameKey",
                table: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_SavedViews_LocationId_OwnerId_NameKey",
                table: "SavedViews");

            migrationBuilder.AddColumn<string>(
                name: "List",
                table: "SavedViews",
                type: "TEXT",
                nullable: false,
                defaultValue: "History");

            migrationBuilder.AddColumn<DateTime>(
                name: "HandedAt",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HandedById",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedByName",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ConversationMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LocationId = table.Column<string>(type: "TEXT", nullable: false),
                    ContactId = table.Column<string>(type: "TEXT", nullable: false),
                    IsDone = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConversationMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InboxEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LocationId = table.Column<string>(type: "TEXT", nullable: false),
                    ContactId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PersonName = table.Column<string>(type: "TEXT", nullable: true),
                    Assignee = table.Column<string>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoteDrafts",
                columns: table => new
                {
                    LocationId = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoteDrafts", x => new { x.LocationId, x.AuthorId, x.ContactId });
                });

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LocationId = table.Column<string>(type: "TEXT", nullable: false),
                    ContactId = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WordsRemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LocationId = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    ContactId = table.Column<string>(type: "TEXT", nullable: false),
                    ContactName = table.Column<string>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    NoteId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_LocationId_List_NameKey",
                table: "SavedViews",
                columns: new[] { "LocationId", "List", "NameKey" },
                unique: true,
                filter: "\"OwnerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_LocationId_List_OwnerId_NameKey",
                table: "SavedViews",
                columns: new[] { "LocationId", "List", "OwnerId", "NameKey" },
                unique: true,
                filter: "\"OwnerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LetGoToContact",
                table: "Messages",
                columns: new[] { "LocationId", "ContactId", "PlannedOn" },
                filter: "\"PlannedOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_PlannedToContact",
                table: "Messages",
                columns: new[] { "LocationId", "ContactId", "PlannedAt" },
                filter: "\"PlannedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_WithWords",
                table: "Messages",
                columns: new[] { "LocationId", "Id" },
                filter: "\"WordsRemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_LocationId_HandedById",
                table: "Drafts",
                columns: new[] { "LocationId", "HandedById" },
                filter: "\"HandedById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ConversationMarks_LocationId_ContactId",
                table: "ConversationMarks",
                columns: new[] { "LocationId", "ContactId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConversationMarks_LocationId_IsDone_At",
                table: "ConversationMarks",
                columns: new[] { "LocationId", "IsDone", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ConversationMarks_Until",
                table: "ConversationMarks",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_InboxEvents_At",
                table: "InboxEvents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_InboxEvents_LocationId_ContactId_Id",
                table: "InboxEvents",
                columns: new[] { "LocationId", "ContactId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notes_LocationId_ContactId_At",
                table: "Notes",
                columns: new[] { "LocationId", "ContactId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notes_WithWords",
                table: "Notes",
                columns: new[] { "LocationId", "At" },
                filter: "\"WordsRemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_LocationId_ContactId",
                table: "Notifications",
                columns: new[] { "LocationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_LocationId_PersonId_Id",
                table: "Notifications",
                columns: new[] { "LocationId", "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_MessageId",
                table: "Notifications",
                column: "MessageId",
                filter: "\"MessageId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_New",
                table: "Notifications",
                columns: new[] { "LocationId", "PersonId" },
                filter: "\"ReadAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConversationMarks");

            migrationBuilder.DropTable(
                name: "InboxEvents");

            migrationBuilder.DropTable(
                name: "NoteDrafts");

            migrationBuilder.DropTable(
                name: "Notes");

            migrationBuilder.DropTable(
                name: "Notifications");

            migrationBuilder.DropIndex(
                name: "IX_SavedViews_LocationId_List_NameKey",
                table: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_SavedViews_LocationId_List_OwnerId_NameKey",
                table: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Messages_LetGoToContact",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_PlannedToContact",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_WithWords",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Drafts_LocationId_HandedById",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "List",
                table: "SavedViews");

            migrationBuilder.DropColumn(
                name: "HandedAt",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "HandedById",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "HandedByName",
                table: "Drafts");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_LocationId_NameKey",
                table: "SavedViews",
                columns: new[] { "LocationId", "NameKey" },
                unique: true,
                filter: "\"OwnerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_LocationId_OwnerId_NameKey",
                table: "SavedViews",
                columns: new[] { "LocationId", "OwnerId", "NameKey" },
                unique: true,
                filter: "\"OwnerId\" IS NOT NULL");
        }
    }
}
