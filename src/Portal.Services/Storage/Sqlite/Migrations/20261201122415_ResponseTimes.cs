using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ResponseTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Undone",
                table: "MessageTallies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "AnswersSince",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsUndone",
                table: "Messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ResponseMinutes",
                table: "Messages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ResponseTallies",
                columns: table => new
                {
                    LocationId = table.Column<string>(type: "TEXT", nullable: false),
                    Quarter = table.Column<int>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChannelKey = table.Column<string>(type: "TEXT", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResponseTallies", x => new { x.LocationId, x.Quarter, x.AuthorId, x.ChannelKey, x.Step });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Messages_Answers",
                table: "Messages",
                columns: new[] { "LocationId", "Id" },
                filter: "\"ResponseMinutes\" IS NOT NULL");

            migrationBuilder.Sql(UndoneBefore.Messages);
            migrationBuilder.Sql(UndoneBefore.Tallies);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ResponseTallies");

            migrationBuilder.DropIndex(
                name: "IX_Messages_Answers",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Undone",
                table: "MessageTallies");

            migrationBuilder.DropColumn(
                name: "AnswersSince",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "IsUndone",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "ResponseMinutes",
                table: "Messages");
        }
    }
}
