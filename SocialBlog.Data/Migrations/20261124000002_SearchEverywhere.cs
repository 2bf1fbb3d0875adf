using Microsoft.EntityFrameworkCore.Migrations;

namespace SocialBlog.Data.Migrations;

/// <summary>
/// Full-text search over tags and approved comments too, and the words that related posts are found with. Triggers keep
/// all of it in the transaction of the change. <see cref="CountsAndSearch"/> tells what a later rebuild of one of these
/// tables needs; one of Comments must drop the view as well.
/// </summary>
public partial class SearchEverywhere : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // Before the triggers that would index each post once more.
        migrationBuilder.Sql("""
            DROP TRIGGER PostSearch_Insert;
            DROP TRIGGER PostSearch_Update;
            DROP TRIGGER PostSearch_Delete;
            DROP TABLE PostSearch;
            UPDATE Posts SET TagNames = (
              SELECT group_concat(Name, ', ') FROM (SELECT t.Name FROM PostTag pt JOIN Tags t ON t.Id = pt.TagId WHERE pt.PostId = Posts.Id ORDER BY t.Name))
            WHERE Id IN (SELECT PostId FROM PostTag);
            """);

        // Names of a post's tags, beside its text. A post's tag rows are deleted after the post itself: then there is no row to change.
        migrationBuilder.Sql("""
            CREATE TRIGGER TagNames_Tag AFTER INSERT ON PostTag BEGIN
              UPDATE Posts SET TagNames = (
                SELECT group_concat(Name, ', ') FROM (SELECT t.Name FROM PostTag pt JOIN Tags t ON t.Id = pt.TagId WHERE pt.PostId = NEW.PostId ORDER BY t.Name))
              WHERE Id = NEW.PostId;
            END;
            CREATE TRIGGER TagNames_Untag AFTER DELETE ON PostTag BEGIN
              UPDATE Posts SET TagNames = coalesce((
                SELECT group_concat(Name, ', ') FROM (SELECT t.Name FROM PostTag pt JOIN Tags t ON t.Id = pt.TagId WHERE pt.PostId = OLD.PostId ORDER BY t.Name)), '')
              WHERE Id = OLD.PostId;
            END;
            CREATE TRIGGER TagNames_Rename AFTER UPDATE OF Name ON Tags BEGIN
              UPDATE Posts SET TagNames = (
                SELECT group_concat(Name, ', ') FROM (SELECT t.Name FROM PostTag pt JOIN Tags t ON t.Id = pt.TagId WHERE pt.PostId = Posts.Id ORDER BY t.Name))
              WHERE Id IN (SELECT PostId FROM PostTag WHERE TagId = NEW.Id);
            END;
            """);

        migrationBuilder.Sql("""
            CREATE VIRTUAL TABLE PostSearch USING fts5(
              Title, TagNames, Text, content='Posts', content_rowid='Id', tokenize='unicode61 remove_diacritics 2');
            INSERT INTO PostSearch(PostSearch) VALUES ('rebuild');
            CREATE VIRTUAL TABLE PostWords USING fts5vocab('PostSearch', 'row');
            CREATE TRIGGER PostSearch_Insert AFTER INSERT ON Posts BEGIN
              INSERT INTO PostSearch(rowid, Title, TagNames, Text) VALUES (NEW.Id, NEW.Title, NEW.TagNames, NEW.Text);
            END;
            CREATE TRIGGER PostSearch_Update AFTER UPDATE OF Title, TagNames, Text ON Posts BEGIN
              INSERT INTO PostSearch(PostSearch, rowid, Title, TagNames, Text) VALUES ('delete', OLD.Id, OLD.Title, OLD.TagNames, OLD.Text);
              INSERT INTO PostSearch(rowid, Title, TagNames, Text) VALUES (NEW.Id, NEW.Title, NEW.TagNames, NEW.Text);
            END;
            CREATE TRIGGER PostSearch_Delete AFTER DELETE ON Posts BEGIN
              INSERT INTO PostSearch(PostSearch, rowid, Title, TagNames, Text) VALUES ('delete', OLD.Id, OLD.Title, OLD.TagNames, OLD.Text);
            END;
            """);

        // The view is what the index holds, so that a rebuild of the index takes in nothing that readers may not see.
        migrationBuilder.Sql("""
            CREATE VIEW ApprovedComments AS SELECT Id, Text FROM Comments WHERE State = 'Approved';
            CREATE VIRTUAL TABLE CommentSearch USING fts5(
              Text, content='ApprovedComments', content_rowid='Id', tokenize='unicode61 remove_diacritics 2');
            INSERT INTO CommentSearch(CommentSearch) VALUES ('rebuild');
            CREATE TRIGGER CommentSearch_Insert AFTER INSERT ON Comments WHEN NEW.State = 'Approved' BEGIN
              INSERT INTO CommentSearch(rowid, Text) VALUES (NEW.Id, NEW.Text);
            END;
            CREATE TRIGGER CommentSearch_Update AFTER UPDATE OF State, Text ON Comments BEGIN
              INSERT INTO CommentSearch(CommentSearch, rowid, Text) SELECT 'delete', OLD.Id, OLD.Text WHERE OLD.State = 'Approved';
              INSERT INTO CommentSearch(rowid, Text) SELECT NEW.Id, NEW.Text WHERE NEW.State = 'Approved';
            END;
            CREATE TRIGGER CommentSearch_Delete AFTER DELETE ON Comments WHEN OLD.State = 'Approved' BEGIN
              INSERT INTO CommentSearch(CommentSearch, rowid, Text) VALUES ('delete', OLD.Id, OLD.Text);
            END;
            """);

        migrationBuilder.DropIndex(name: "IX_Posts_PublishedAt", table: "Posts");
        migrationBuilder.CreateIndex(name: "IX_Posts_PublishedAt_Status", table: "Posts", columns: ["PublishedAt", "Status"]);
        migrationBuilder.RenameColumn(name: "Rank", table: "RelatedPosts", newName: "Nearness");
    }

    /// <summary>Backwards goes a backup of before.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException();
}
