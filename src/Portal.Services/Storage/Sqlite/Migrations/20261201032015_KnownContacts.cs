using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KnownContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KnownContacts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LocationId = table.Column<string>(type: "TEXT", nullable: false),
                    ContactId = table.Column<string>(type: "TEXT", nullable: false),
                    ContactName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownContacts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KnownContacts_LocationId_ContactId_ContactName",
                table: "KnownContacts",
                columns: new[] { "LocationId", "ContactId", "ContactName" });

            migrationBuilder.Sql("""INSERT INTO "KnownContacts" ("LocationId", "ContactId", "ContactName") SELECT DISTINCT "LocationId", "ContactId", "ContactName" FROM "Messages" """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KnownContacts");
        }
    }
}
