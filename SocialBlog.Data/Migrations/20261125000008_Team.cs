using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialBlog.Data.Migrations
{
    /// <inheritdoc />
    public partial class Team : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CommentRules_BlockedWords",
                table: "Settings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "CommentRules_CloseAfterDays",
                table: "Settings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommentRules_HeldWords",
                table: "Settings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "CommentRules_OnlyKnownPeople",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "CommentRules_Passing",
                table: "Settings",
                type: "TEXT",
                nullable: false,
                defaultValue: "Nobody");

            migrationBuilder.AddColumn<string>(
                name: "CommentRules_ServiceKey",
                table: "Settings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "CommentRules_ServiceUrl",
                table: "Settings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "CommentRules_WaitHours",
                table: "Settings",
                type: "INTEGER",
                nullable: true);

            // A column that refers to another table is added by hand: EF would build the table anew, and lose its triggers.
            migrationBuilder.Sql("""ALTER TABLE "Comments" ADD COLUMN "AssignedToId" INTEGER NULL CONSTRAINT "FK_Comments_Users_AssignedToId" REFERENCES "Users" ("Id") ON DELETE SET NULL;""");

            migrationBuilder.AddColumn<bool>(
                name: "IsSensitive",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Comments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "Comments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Bans",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Pattern = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedById = table.Column<int>(type: "INTEGER", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bans_Users_CreatedById",
                        column: x => x.CreatedById,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "CommentCounts",
                columns: table => new
                {
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentCounts", x => new { x.State, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "ServiceFeedback",
                columns: table => new
                {
                    CommentId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSpam = table.Column<bool>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceFeedback", x => x.CommentId);
                    table.ForeignKey(
                        name: "FK_ServiceFeedback_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HiddenComments",
                columns: table => new
                {
                    BanId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Former = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HiddenComments", x => new { x.BanId, x.CommentId });
                    table.ForeignKey(
                        name: "FK_HiddenComments_Bans_BanId",
                        column: x => x.BanId,
                        principalTable: "Bans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HiddenComments_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.DropIndex(
                name: "IX_Comments_AuthorEmail_State",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AuthorEmail_State_CreatedAt",
                table: "Comments",
                columns: new[] { "AuthorEmail", "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AssignedToId_State_CreatedAt",
                table: "Comments",
                columns: new[] { "AssignedToId", "State", "CreatedAt" },
                filter: "\"AssignedToId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_State_Priority_CreatedAt",
                table: "Comments",
                columns: new[] { "State", "Priority", "CreatedAt" },
                descending: new[] { false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_State_Source_CreatedAt",
                table: "Comments",
                columns: new[] { "State", "Source", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Bans_CreatedById",
                table: "Bans",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_Bans_Kind_Pattern",
                table: "Bans",
                columns: new[] { "Kind", "Pattern" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HiddenComments_CommentId",
                table: "HiddenComments",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceFeedback_DueAt",
                table: "ServiceFeedback",
                column: "DueAt");

            migrationBuilder.Sql("""
                INSERT INTO CommentCounts(State, Day, Count) SELECT State, substr(CreatedAt, 1, 10), count(*) FROM Comments GROUP BY 1, 2;
                CREATE TRIGGER CommentDay_Insert AFTER INSERT ON Comments BEGIN
                  INSERT INTO CommentCounts(State, Day, Count) VALUES (NEW.State, substr(NEW.CreatedAt, 1, 10), 1) ON CONFLICT (State, Day) DO UPDATE SET Count = Count + 1;
                END;
                CREATE TRIGGER CommentDay_Update AFTER UPDATE OF State ON Comments WHEN OLD.State <> NEW.State BEGIN
                  UPDATE CommentCounts SET Count = Count - 1 WHERE State = OLD.State AND Day = substr(OLD.CreatedAt, 1, 10);
                  INSERT INTO CommentCounts(State, Day, Count) VALUES (NEW.State, substr(NEW.CreatedAt, 1, 10), 1) ON CONFLICT (State, Day) DO UPDATE SET Count = Count + 1;
                END;
                CREATE TRIGGER CommentDay_Delete AFTER DELETE ON Comments BEGIN
                  UPDATE CommentCounts SET Count = Count - 1 WHERE State = OLD.State AND Day = substr(OLD.CreatedAt, 1, 10);
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER CommentDay_Insert; DROP TRIGGER CommentDay_Update; DROP TRIGGER CommentDay_Delete;");

            migrationBuilder.DropForeignKey(
                name: "FK_Comments_Users_AssignedToId",
                table: "Comments");

            migrationBuilder.DropTable(
                name: "CommentCounts");

            migrationBuilder.DropTable(
                name: "HiddenComments");

            migrationBuilder.DropTable(
                name: "ServiceFeedback");

            migrationBuilder.DropTable(
                name: "Bans");

            migrationBuilder.DropIndex(
                name: "IX_Comments_AuthorEmail_State_CreatedAt",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AuthorEmail_State",
                table: "Comments",
                columns: new[] { "AuthorEmail", "State" });

            migrationBuilder.DropIndex(
                name: "IX_Comments_AssignedToId_State_CreatedAt",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_State_Priority_CreatedAt",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Comments_State_Source_CreatedAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "CommentRules_BlockedWords",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentRules_CloseAfterDays",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentRules_HeldWords",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentRules_OnlyKnownPeople",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentRules_Passing",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentRules_ServiceKey",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentRules_ServiceUrl",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentRules_WaitHours",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "AssignedToId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "IsSensitive",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Comments");
        }
    }
}
