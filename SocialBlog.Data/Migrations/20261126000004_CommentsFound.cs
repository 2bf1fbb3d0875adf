using Microsoft.EntityFrameworkCore.Migrations;

namespace SocialBlog.Data.Migrations;

/// <summary>
/// Pieces of three letters of all comments, with which moderators find a part of a text, a name or an address. Triggers
/// keep them in the transaction of the change; deciding on a comment changes none. A later rebuild of Comments must drop
/// the view and the triggers first, see <see cref="SearchEverywhere"/>.
/// </summary>
public partial class CommentsFound : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex(name: "IX_Comments_Pending", table: "Comments", column: "Id", filter: "\"State\" = 'Pending'");

        // A comment that has all the pieces is looked at again: where they stand need not be kept. Two blanks after each
        // field let two letters be the beginning of a piece.
        migrationBuilder.Sql("""
            CREATE VIEW WholeComments AS SELECT Id, Text || '  ' || AuthorName || '  ' || AuthorEmail || '  ' AS Whole FROM Comments;
            CREATE VIRTUAL TABLE CommentParts USING fts5(
              Whole, content='WholeComments', content_rowid='Id', tokenize='trigram', detail=none, columnsize=0);
            INSERT INTO CommentParts(CommentParts) VALUES ('rebuild');
            CREATE VIRTUAL TABLE CommentPieces USING fts5vocab('CommentParts', 'instance');
            CREATE TRIGGER CommentParts_Insert AFTER INSERT ON Comments BEGIN
              INSERT INTO CommentParts(rowid, Whole) VALUES (NEW.Id, NEW.Text || '  ' || NEW.AuthorName || '  ' || NEW.AuthorEmail || '  ');
            END;
            CREATE TRIGGER CommentParts_Update AFTER UPDATE OF Text, AuthorName, AuthorEmail ON Comments BEGIN
              INSERT INTO CommentParts(CommentParts, rowid, Whole) VALUES ('delete', OLD.Id, OLD.Text || '  ' || OLD.AuthorName || '  ' || OLD.AuthorEmail || '  ');
              INSERT INTO CommentParts(rowid, Whole) VALUES (NEW.Id, NEW.Text || '  ' || NEW.AuthorName || '  ' || NEW.AuthorEmail || '  ');
            END;
            CREATE TRIGGER CommentParts_Delete AFTER DELETE ON Comments BEGIN
              INSERT INTO CommentParts(CommentParts, rowid, Whole) VALUES ('delete', OLD.Id, OLD.Text || '  ' || OLD.AuthorName || '  ' || OLD.AuthorEmail || '  ');
            END;
            """);
    }

    /// <summary>Backwards goes a backup of before.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException();
}
