using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Delivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_State_LeaseUntil",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "LeaseUntil",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_State",
                table: "Messages",
                column: "State",
                filter: "\"State\" = 'Sending'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_State",
                table: "Messages");

            migrationBuilder.AddColumn<DateTime>(
                name: "LeaseUntil",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_State_LeaseUntil",
                table: "Messages",
                columns: new[] { "State", "LeaseUntil" });
        }
    }
}
