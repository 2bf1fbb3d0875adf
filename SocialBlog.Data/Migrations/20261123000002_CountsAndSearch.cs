using Microsoft.EntityFrameworkCore.Migrations;

namespace SocialBlog.Data.Migrations;

/// <summary>
/// What keeps derived things true inside the transaction that changes what they derive from: the counts that lists
/// show, and the full-text index. A later change that makes EF rebuild one of these tables needs two migrations: the
/// first drops the triggers (those of other tables name it, and the rebuild would fail) and rebuilds, the second
/// creates them again, since EF runs all SQL of a migration before its rebuilds.
/// </summary>
public partial class CountsAndSearch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // Approved comments of a post.
        migrationBuilder.Sql("""
            CREATE TRIGGER CommentCount_Insert AFTER INSERT ON Comments WHEN NEW.State = 'Approved' BEGIN
              UPDATE Posts SET CommentCount = CommentCount + 1 WHERE Id = NEW.PostId;
            END;
            CREATE TRIGGER CommentCount_Update AFTER UPDATE OF State, PostId ON Comments BEGIN
              UPDATE Posts SET CommentCount = CommentCount - 1 WHERE Id = OLD.PostId AND OLD.State = 'Approved';
              UPDATE Posts SET CommentCount = CommentCount + 1 WHERE Id = NEW.PostId AND NEW.State = 'Approved';
            END;
            CREATE TRIGGER CommentCount_Delete AFTER DELETE ON Comments WHEN OLD.State = 'Approved' BEGIN
              UPDATE Posts SET CommentCount = CommentCount - 1 WHERE Id = OLD.PostId;
            END;
            """);

        // Published posts of a tag. A post's tag rows are deleted after the post itself, when it no longer counts.
        migrationBuilder.Sql("""
            CREATE TRIGGER PostCount_Tag AFTER INSERT ON PostTag BEGIN
              UPDATE Tags SET PostCount = PostCount + 1
              WHERE Id = NEW.TagId AND EXISTS (SELECT 1 FROM Posts WHERE Id = NEW.PostId AND Status = 'Published');
            END;
            CREATE TRIGGER PostCount_Untag AFTER DELETE ON PostTag BEGIN
              UPDATE Tags SET PostCount = PostCount - 1
              WHERE Id = OLD.TagId AND EXISTS (SELECT 1 FROM Posts WHERE Id = OLD.PostId AND Status = 'Published');
            END;
            CREATE TRIGGER PostCount_Status AFTER UPDATE OF Status ON Posts
            WHEN (OLD.Status = 'Published') <> (NEW.Status = 'Published') BEGIN
              UPDATE Tags SET PostCount = PostCount + IIF(NEW.Status = 'Published', 1, -1)
              WHERE Id IN (SELECT TagId FROM PostTag WHERE PostId = NEW.Id);
            END;
            CREATE TRIGGER PostCount_Delete BEFORE DELETE ON Posts WHEN OLD.Status = 'Published' BEGIN
              UPDATE Tags SET PostCount = PostCount - 1
              WHERE Id IN (SELECT TagId FROM PostTag WHERE PostId = OLD.Id);
            END;
            """);

        // FTS5 with external content: the words are read from Posts and stored once (https://www.sqlite.org/fts5.html, 4.4.3).
        migrationBuilder.Sql("""
            CREATE VIRTUAL TABLE PostSearch USING fts5(
              Title, Text, content='Posts', content_rowid='Id', tokenize='unicode61 remove_diacritics 2');
            INSERT INTO PostSearch(PostSearch) VALUES ('rebuild');
            CREATE TRIGGER PostSearch_Insert AFTER INSERT ON Posts BEGIN
              INSERT INTO PostSearch(rowid, Title, Text) VALUES (NEW.Id, NEW.Title, NEW.Text);
            END;
            CREATE TRIGGER PostSearch_Update AFTER UPDATE OF Title, Text ON Posts BEGIN
              INSERT INTO PostSearch(PostSearch, rowid, Title, Text) VALUES ('delete', OLD.Id, OLD.Title, OLD.Text);
              INSERT INTO PostSearch(rowid, Title, Text) VALUES (NEW.Id, NEW.Title, NEW.Text);
            END;
            CREATE TRIGGER PostSearch_Delete AFTER DELETE ON Posts BEGIN
              INSERT INTO PostSearch(PostSearch, rowid, Title, Text) VALUES ('delete', OLD.Id, OLD.Title, OLD.Text);
            END;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var trigger in (string[])[
            "CommentCount_Insert", "CommentCount_Update", "CommentCount_Delete",
            "PostCount_Tag", "PostCount_Untag", "PostCount_Status", "PostCount_Delete",
            "PostSearch_Insert", "PostSearch_Update", "PostSearch_Delete"])
        {
            migrationBuilder.Sql($"DROP TRIGGER {trigger};");
        }

        migrationBuilder.Sql("DROP TABLE PostSearch;");
    }
}
