using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Bulk;
using SocialBlog.Data.Comments;
using SocialBlog.Data.Duty;
using SocialBlog.Data.Media;
using SocialBlog.Data.Menu;
using SocialBlog.Data.Outbox;
using SocialBlog.Data.Pages;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Privacy;
using SocialBlog.Data.Series;
using SocialBlog.Data.Settings;
using SocialBlog.Data.Subscriptions;
using SocialBlog.Data.Tags;
using SocialBlog.Data.Users;

namespace SocialBlog.Data;

/// <summary>All that the blog stores, in one SQLite file. Each noun's mapping stands beside its entity.</summary>
public sealed class BlogDbContext(DbContextOptions<BlogDbContext> options)
    : IdentityUserContext<User, int>(options), IDataProtectionKeyContext
{
    public DbSet<Post> Posts => Set<Post>();

    public DbSet<PostAddress> PostAddresses => Set<PostAddress>();

    public DbSet<PostRevision> PostRevisions => Set<PostRevision>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<Page> Pages => Set<Page>();

    public DbSet<PageRevision> PageRevisions => Set<PageRevision>();

    public DbSet<PostSeries> Series => Set<PostSeries>();

    public DbSet<RelatedPost> RelatedPosts => Set<RelatedPost>();

    public DbSet<MenuItem> MenuItems => Set<MenuItem>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<CommentCount> CommentCounts => Set<CommentCount>();

    public DbSet<Ban> Bans => Set<Ban>();

    public DbSet<HiddenComment> HiddenComments => Set<HiddenComment>();

    public DbSet<BulkDecision> BulkDecisions => Set<BulkDecision>();

    public DbSet<ServiceFeedback> ServiceFeedback => Set<ServiceFeedback>();

    public DbSet<SpamWord> SpamWords => Set<SpamWord>();

    public DbSet<MediaFile> MediaFiles => Set<MediaFile>();

    public DbSet<MediaAddress> MediaAddresses => Set<MediaAddress>();

    public DbSet<MediaUse> MediaUses => Set<MediaUse>();

    public DbSet<BlogSettings> Settings => Set<BlogSettings>();

    public DbSet<BulkChange> BulkChanges => Set<BulkChange>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<CommentNotice> CommentNotices => Set<CommentNotice>();

    public DbSet<CommentSubscription> CommentSubscriptions => Set<CommentSubscription>();

    public DbSet<ConfirmedAddress> ConfirmedAddresses => Set<ConfirmedAddress>();

    public DbSet<DataRequest> DataRequests => Set<DataRequest>();

    public DbSet<WeeklyDuty> WeeklyDuties => Set<WeeklyDuty>();

    public DbSet<DutyException> DutyExceptions => Set<DutyException>();

    /// <summary>Keys of sign-in cookies: in the data, so that they outlive the container.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BlogDbContext).Assembly);
        builder.Entity<User>().ToTable("Users").HasIndex(u => u.Slug).IsUnique();
        builder.Entity<IdentityUserClaim<int>>().ToTable("UserClaims");
        builder.Entity<IdentityUserLogin<int>>().ToTable("UserLogins");
        builder.Entity<IdentityUserToken<int>>().ToTable("UserTokens");
        builder.Entity<IdentityUserPasskey<int>>().ToTable("UserPasskeys");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<PostStatus>().HaveConversion<string>();
        configurationBuilder.Properties<CommentPolicy>().HaveConversion<string>();
        configurationBuilder.Properties<CommentState>().HaveConversion<string>();
        configurationBuilder.Properties<CommentSource>().HaveConversion<string>();
        configurationBuilder.Properties<CommentPassing>().HaveConversion<string>();
        configurationBuilder.Properties<BanKind>().HaveConversion<string>();
        configurationBuilder.Properties<BodyFont>().HaveConversion<string>();
        configurationBuilder.Properties<HeaderLayout>().HaveConversion<string>();
        configurationBuilder.Properties<Role>().HaveConversion<string>();
        configurationBuilder.Properties<MediaKind>().HaveConversion<string>();
        configurationBuilder.Properties<BulkAction>().HaveConversion<string>();
        configurationBuilder.Properties<BulkDecisionPhase>().HaveConversion<string>();
        configurationBuilder.Properties<NoticeKind>().HaveConversion<string>();
        configurationBuilder.Properties<DayOfWeek>().HaveConversion<string>();
        configurationBuilder.Properties<AuditAction>().HaveConversion<string>();
    }

    /// <summary>SQLite keeps no kind with a time: all stored times are UTC and come back saying so.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => RequireUtc(time),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    {
        private static DateTime RequireUtc(DateTime time) => time.Kind is DateTimeKind.Utc
            ? time
            : throw new ArgumentException("Only UTC times are stored.", nameof(time));
    }
}
