using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Services.Storage.Postgres.Migrations
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LocationId = table.Column<string>(type: "text", nullable: false),
                    ContactId = table.Column<string>(type: "text", nullable: false),
                    ContactName = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownContacts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KnownContacts_LocationId_ContactId",
                table: "KnownContacts",
                columns: new[] { "LocationId", "ContactId" });

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
