using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class HistoryFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HasAttachments",
                table: "Messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // As the content is stored; a quotation mark within a text is written as \u0022.
            migrationBuilder.Sql("""UPDATE "Messages" SET "HasAttachments" = TRUE WHERE "Content" LIKE '%"attachments":[{%'""");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_LocationId_ReasonCode_Id",
                table: "Messages",
                columns: new[] { "LocationId", "ReasonCode", "Id" },
                filter: "\"ReasonCode\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_WithAttachments",
                table: "Messages",
                columns: new[] { "LocationId", "Id" },
                filter: "\"HasAttachments\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_LocationId_ReasonCode_Id",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_WithAttachments",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "HasAttachments",
                table: "Messages");
        }
    }
}
