using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_State_DueAt",
                table: "Messages");

            migrationBuilder.AddColumn<DateTime>(
                name: "ClaimedAt",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FoundAs",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HeldBecause",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HeldByService",
                table: "Messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "OnlyIfUnanswered",
                table: "Messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "PlannedAt",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PlannedOn",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedWall",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedZone",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RetryOf",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SetAsideAt",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UndoUntil",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_DueAt",
                table: "Messages",
                columns: new[] { "LocationId", "DueAt" },
                filter: "\"State\" = 'Scheduled'");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_FoundAs",
                table: "Messages",
                columns: new[] { "LocationId", "FoundAs" },
                unique: true,
                filter: "\"FoundAs\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_PlannedAt",
                table: "Messages",
                columns: new[] { "LocationId", "PlannedAt" },
                filter: "\"State\" IN ('Scheduled', 'ServiceScheduled') AND \"PlannedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_ServiceMessageId",
                table: "Messages",
                columns: new[] { "LocationId", "ServiceMessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_StateAt",
                table: "Messages",
                columns: new[] { "LocationId", "StateAt" },
                filter: "\"State\" IN ('Held', 'Unknown', 'Failed', 'Refused') AND \"SetAsideAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_RetryOf",
                table: "Messages",
                column: "RetryOf",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_DueAt",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_FoundAs",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_PlannedAt",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_ServiceMessageId",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_StateAt",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_RetryOf",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ClaimedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "FoundAs",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "HeldBecause",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "HeldByService",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "OnlyIfUnanswered",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "PlannedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "PlannedOn",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "PlannedWall",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "PlannedZone",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "RetryOf",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "SetAsideAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "UndoUntil",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_State_DueAt",
                table: "Messages",
                columns: new[] { "State", "DueAt" });
        }
    }
}
