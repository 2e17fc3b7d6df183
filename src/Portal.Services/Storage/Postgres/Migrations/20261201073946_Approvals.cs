using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_PlannedAt",
                table: "Messages");

            migrationBuilder.AddColumn<string>(
                name: "ApprovalNeed",
                table: "Messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ApprovedById",
                table: "Messages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedByName",
                table: "Messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedHash",
                table: "Messages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_PlannedAt",
                table: "Messages",
                columns: new[] { "LocationId", "PlannedAt" },
                filter: "\"State\" IN ('WaitingForApproval', 'Scheduled', 'ServiceScheduled') AND \"PlannedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_WaitingForApproval",
                table: "Messages",
                columns: new[] { "LocationId", "StateAt" },
                filter: "\"State\" = 'WaitingForApproval'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_PlannedAt",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_WaitingForApproval",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ApprovalNeed",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ApprovedById",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ApprovedByName",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ApprovedHash",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_PlannedAt",
                table: "Messages",
                columns: new[] { "LocationId", "PlannedAt" },
                filter: "\"State\" IN ('Scheduled', 'ServiceScheduled') AND \"PlannedAt\" IS NOT NULL");
        }
    }
}
