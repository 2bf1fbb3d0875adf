using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialBlog.Data.Migrations
{
    /// <inheritdoc />
    public partial class ListsAtScale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_AuthorId",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Status_ListedAt",
                table: "Posts");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_AuthorId_ListedAt",
                table: "Posts",
                columns: new[] { "AuthorId", "ListedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_AuthorId_PublishedAt",
                table: "Posts",
                columns: new[] { "AuthorId", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_OtherLanguages",
                table: "Posts",
                column: "UpdatedAt",
                filter: "\"Language\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Unseen",
                table: "Posts",
                columns: new[] { "Status", "ListedAt" },
                filter: "\"Status\" IN ('Draft', 'InReview', 'Trashed')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_AuthorId_ListedAt",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_AuthorId_PublishedAt",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_OtherLanguages",
                table: "Posts");

            migrationBuilder.DropIndex(
                name: "IX_Posts_Unseen",
                table: "Posts");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_AuthorId",
                table: "Posts",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Status_ListedAt",
                table: "Posts",
                columns: new[] { "Status", "ListedAt" });
        }
    }
}
