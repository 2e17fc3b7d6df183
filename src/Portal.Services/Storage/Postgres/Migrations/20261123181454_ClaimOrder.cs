using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ClaimOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_DueAt",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_DueAt_Id",
                table: "Messages",
                columns: new[] { "LocationId", "DueAt", "Id" },
                filter: "\"State\" = 'Scheduled'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_DueAt_Id",
                table: "Messages");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_DueAt",
                table: "Messages",
                columns: new[] { "LocationId", "DueAt" },
                filter: "\"State\" = 'Scheduled'");
        }
    }
}
