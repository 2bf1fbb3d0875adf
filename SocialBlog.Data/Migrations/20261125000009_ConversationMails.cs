using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SocialBlog.Data.Migrations
{
    /// <inheritdoc />
    public partial class ConversationMails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "MailsOnOwnPosts",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "MailsWithoutDuty",
                table: "Users",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldOfCommentsAt",
                table: "Users",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DigestMinutes",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<string>(
                name: "CommentIds",
                table: "Outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Html",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InReplyTo",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ListId",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "References",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UnsubscribeAddress",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AnnouncedAt",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CommentSubscriptions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PostId = table.Column<int>(type: "INTEGER", nullable: false),
                    ThreadId = table.Column<int>(type: "INTEGER", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Network = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentSubscriptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommentSubscriptions_Comments_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CommentSubscriptions_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConfirmedAddresses",
                columns: table => new
                {
                    Email = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfirmedAddresses", x => x.Email);
                });

            migrationBuilder.CreateTable(
                name: "DataRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Email = table.Column<string>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", nullable: false),
                    Network = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DutyExceptions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UserId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyExceptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyExceptions_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WeeklyDuties",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeeklyDuties", x => new { x.UserId, x.Day });
                    table.ForeignKey(
                        name: "FK_WeeklyDuties_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CommentNotices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<int>(type: "INTEGER", nullable: true),
                    SubscriptionId = table.Column<int>(type: "INTEGER", nullable: true),
                    Root = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommentNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommentNotices_CommentSubscriptions_SubscriptionId",
                        column: x => x.SubscriptionId,
                        principalTable: "CommentSubscriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CommentNotices_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CommentNotices_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CommentNotices_CommentId",
                table: "CommentNotices",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentNotices_SubscriptionId",
                table: "CommentNotices",
                column: "SubscriptionId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentNotices_UserId",
                table: "CommentNotices",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentSubscriptions_Email",
                table: "CommentSubscriptions",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_CommentSubscriptions_Network_AskedAt",
                table: "CommentSubscriptions",
                columns: new[] { "Network", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CommentSubscriptions_PostId",
                table: "CommentSubscriptions",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_CommentSubscriptions_ThreadId",
                table: "CommentSubscriptions",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_Email_CreatedAt",
                table: "DataRequests",
                columns: new[] { "Email", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DataRequests_TokenHash",
                table: "DataRequests",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyExceptions_Date",
                table: "DutyExceptions",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_DutyExceptions_UserId",
                table: "DutyExceptions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_To_CreatedAt",
                table: "Outbox",
                columns: new[] { "To", "CreatedAt" });

            // Addresses are asked for however they were typed; EF knows no collation of an index.
            migrationBuilder.Sql("CREATE INDEX IX_Comments_AuthorEmail_AnyCase ON Comments (AuthorEmail COLLATE NOCASE)");
            // Nobody is told today of what was approved long ago.
            migrationBuilder.Sql("UPDATE Comments SET AnnouncedAt = COALESCE(DecidedAt, CreatedAt) WHERE State = 'Approved'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX IX_Comments_AuthorEmail_AnyCase");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_To_CreatedAt",
                table: "Outbox");

            migrationBuilder.DropTable(
                name: "CommentNotices");

            migrationBuilder.DropTable(
                name: "ConfirmedAddresses");

            migrationBuilder.DropTable(
                name: "DataRequests");

            migrationBuilder.DropTable(
                name: "DutyExceptions");

            migrationBuilder.DropTable(
                name: "WeeklyDuties");

            migrationBuilder.DropTable(
                name: "CommentSubscriptions");

            migrationBuilder.DropColumn(
                name: "MailsOnOwnPosts",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "MailsWithoutDuty",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "ToldOfCommentsAt",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "DigestMinutes",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "CommentIds",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Html",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "InReplyTo",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "ListId",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "References",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "UnsubscribeAddress",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "AnnouncedAt",
                table: "Comments");
        }
    }
}
