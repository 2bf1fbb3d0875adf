using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialBlog.Data.Migrations
{
    /// <summary>
    /// The key of titles that are there already comes from plain SQL, which knows the letters of French and its neighbours;
    /// the next save of a post makes it exact.
    /// </summary>
    public partial class TitleOrder : Migration
    {
        private static readonly (string Letters, string Plain)[] Western =
        [
            ("ÀÁÂÃÄÅàáâãäå", "a"), ("Ææ", "ae"), ("Çç", "c"), ("ÈÉÊËèéêë", "e"), ("ÌÍÎÏìíîï", "i"), ("Ññ", "n"),
            ("ÒÓÔÕÖØòóôõöø", "o"), ("Œœ", "oe"), ("ÙÚÛÜùúûü", "u"), ("ÝŸýÿ", "y"), ("ß", "ss"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TitleKey",
                table: "Posts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            var key = "lower(Title)";
            foreach (var (letters, plain) in Western)
            {
                foreach (var letter in letters) key = $"replace({key}, '{letter}', '{plain}')";
            }

            migrationBuilder.Sql($"UPDATE Posts SET TitleKey = {key}");
            migrationBuilder.Sql("DROP INDEX IX_Posts_Title");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_TitleKey",
                table: "Posts",
                column: "TitleKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Posts_TitleKey",
                table: "Posts");

            migrationBuilder.DropColumn(
                name: "TitleKey",
                table: "Posts");

            migrationBuilder.Sql("CREATE INDEX IX_Posts_Title ON Posts (Title COLLATE NOCASE)");
        }
    }
}
