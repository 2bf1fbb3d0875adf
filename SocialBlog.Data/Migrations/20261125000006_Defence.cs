using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialBlog.Data.Migrations
{
    /// <inheritdoc />
    public partial class Defence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "LearnedAsSpam",
                table: "Comments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReasonLines",
                table: "Comments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Score",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "TextKey",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "SpamWords",
                columns: table => new
                {
                    Word = table.Column<string>(type: "TEXT", nullable: false),
                    Spam = table.Column<int>(type: "INTEGER", nullable: false),
                    Good = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpamWords", x => x.Word);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AuthorEmail_State",
                table: "Comments",
                columns: new[] { "AuthorEmail", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Network_CreatedAt",
                table: "Comments",
                columns: new[] { "Network", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_TextKey_CreatedAt",
                table: "Comments",
                columns: new[] { "TextKey", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SpamWords");

            migrationBuilder.DropIndex(
                name: "IX_Comments_AuthorEmail_State",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_Network_CreatedAt",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_TextKey_CreatedAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "LearnedAsSpam",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ReasonLines",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Score",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "TextKey",
                table: "Comments");
        }
    }
}
