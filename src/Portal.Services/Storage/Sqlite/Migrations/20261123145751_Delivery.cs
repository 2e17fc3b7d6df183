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

            // EF's own way builds the table anew in several transactions, and a start killed between them could not be repeated.
            migrationBuilder.Sql("ALTER TABLE \"Messages\" DROP COLUMN \"LeaseUntil\"");

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
