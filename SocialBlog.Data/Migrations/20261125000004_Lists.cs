using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialBlog.Data.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ListedAt",
                table: "Posts",
                type: "TEXT",
                nullable: false,
                computedColumnSql: "CASE WHEN \"Status\" IN ('Draft', 'InReview', 'Trashed') THEN \"UpdatedAt\" ELSE coalesce(\"PublishedAt\", \"UpdatedAt\") END",
                stored: false);

            migrationBuilder.CreateTable(
                name: "BulkChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    Argument = table.Column<string>(type: "TEXT", nullable: false),
                    Former = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BulkChanges_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_CommentCount",
                table: "Posts",
                column: "CommentCount");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_ListedAt",
                table: "Posts",
                column: "ListedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Status_ListedAt",
                table: "Posts",
                columns: new[] { "Status", "ListedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_UpdatedAt",
                table: "Posts",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_BulkChanges_UserId",
                table: "BulkChanges",
                column: "UserId");

            // Without case, as the list sorts titles; an index can't be told so by the model.
            migrationBuilder.Sql("CREATE INDEX IX_Posts_Title ON Posts (Title COLLATE NOCASE)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX IX_Posts_Title");

            migrationBuilder.DropTable(
                name: "BulkChanges");

            migrationBuilder.DropIndex(
                name: "IX_Posts_CommentCount",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_ListedAt",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Status_ListedAt",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_UpdatedAt",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "ListedAt",
                table: "Posts");
        }
    }
}
