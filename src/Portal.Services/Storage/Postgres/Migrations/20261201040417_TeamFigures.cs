using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Services.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TeamFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FailureTallies",
                columns: table => new
                {
                    LocationId = table.Column<string>(type: "text", nullable: false),
                    Quarter = table.Column<int>(type: "integer", nullable: false),
                    ChannelKey = table.Column<string>(type: "text", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailureTallies", x => new { x.LocationId, x.Quarter, x.ChannelKey, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "MessageTallies",
                columns: table => new
                {
                    LocationId = table.Column<string>(type: "text", nullable: false),
                    Quarter = table.Column<int>(type: "integer", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ChannelKey = table.Column<string>(type: "text", nullable: false),
                    Written = table.Column<int>(type: "integer", nullable: false),
                    Accepted = table.Column<int>(type: "integer", nullable: false),
                    Delivered = table.Column<int>(type: "integer", nullable: false),
                    Read = table.Column<int>(type: "integer", nullable: false),
                    Failed = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    Unknown = table.Column<int>(type: "integer", nullable: false),
                    Held = table.Column<int>(type: "integer", nullable: false),
                    Cancelled = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageTallies", x => new { x.LocationId, x.Quarter, x.AuthorId, x.ChannelKey });
                });

            migrationBuilder.CreateIndex(
                name: "IX_MessageEvents_Id",
                table: "MessageEvents",
                column: "Id",
                filter: "\"State\" = 'Unknown'");

            // Those from before count too.
            migrationBuilder.Sql(
                """
                INSERT INTO "MessageTallies" ("LocationId", "Quarter", "AuthorId", "ChannelKey", "Written", "Accepted", "Delivered", "Read", "Failed", "Refused", "Unknown", "Held", "Cancelled")
                SELECT "LocationId", FLOOR(EXTRACT(EPOCH FROM "CreatedAt") / 900)::integer, "AuthorId", "ChannelKey", COUNT(*), COUNT(*) FILTER (WHERE "State" = 'Accepted'), COUNT(*) FILTER (WHERE "State" = 'Delivered'), COUNT(*) FILTER (WHERE "State" = 'Read'), COUNT(*) FILTER (WHERE "State" = 'Failed'), COUNT(*) FILTER (WHERE "State" = 'Refused'), COUNT(*) FILTER (WHERE "State" = 'Unknown'), COUNT(*) FILTER (WHERE "State" = 'Held'), COUNT(*) FILTER (WHERE "State" = 'Cancelled')
                FROM "Messages" GROUP BY 1, 2, 3, 4
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO "FailureTallies" ("LocationId", "Quarter", "ChannelKey", "Code", "Count")
                SELECT "LocationId", FLOOR(EXTRACT(EPOCH FROM "CreatedAt") / 900)::integer, "ChannelKey", COALESCE("ReasonCode", ''), COUNT(*)
                FROM "Messages" WHERE "State" IN ('Failed', 'Refused') GROUP BY 1, 2, 3, 4
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FailureTallies");

            migrationBuilder.DropTable(
                name: "MessageTallies");

            migrationBuilder.DropIndex(
                name: "IX_MessageEvents_Id",
                table: "MessageEvents");
        }
    }
}
