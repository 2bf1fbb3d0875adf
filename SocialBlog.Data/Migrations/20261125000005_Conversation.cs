using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialBlog.Data.Migrations
{
    /// <inheritdoc />
    public partial class Conversation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Html",
                table: "Comments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "RendererVersion",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What is there until the program, once started, has rendered the comments: as typed, and safe.
            migrationBuilder.Sql("""
                UPDATE Comments SET Html = '<p>' || replace(replace(replace(replace(Text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), char(10), '<br>') || '</p>';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Html",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "RendererVersion",
                table: "Comments");
        }
    }
}
