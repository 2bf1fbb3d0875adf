using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialBlog.Data.Tags;

namespace SocialBlog.Data.Posts;

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.HasIndex(p => p.Key).IsUnique();
        post.Property(p => p.Version).IsConcurrencyToken();
        post.Property(p => p.CommentCount).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        post.HasOne(p => p.Author).WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        post.HasMany(p => p.Tags).WithMany(t => t.Posts).UsingEntity(
            "PostTag",
            right => right.HasOne(typeof(Tag)).WithMany().HasForeignKey("TagId"),
            left => left.HasOne(typeof(Post)).WithMany().HasForeignKey("PostId"));
        post.HasMany(p => p.Addresses).WithOne(a => a.Post).HasForeignKey(a => a.PostId).OnDelete(DeleteBehavior.SetNull);
        post.Navigation(p => p.Tags).UsePropertyAccessMode(PropertyAccessMode.Field);
        post.Navigation(p => p.Addresses).UsePropertyAccessMode(PropertyAccessMode.Field);
        // Names of the tags, kept by triggers of the database for the full-text index.
        post.Property<string>("TagNames").HasDefaultValue("").Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        // With the status, so that what is public is known without reading the rows, which are long.
        post.HasIndex(p => new { p.PublishedAt, p.Status });
        // What the admin's list goes by, see PostOrder.
        post.Property<DateTime>(PostListQueries.ListedAt)
            .HasComputedColumnSql("CASE WHEN \"Status\" IN ('Draft', 'InReview', 'Trashed') THEN \"UpdatedAt\" ELSE coalesce(\"PublishedAt\", \"UpdatedAt\") END", stored: false);
        post.HasIndex(PostListQueries.ListedAt);
        post.HasIndex(p => p.TitleKey);
        // Of the few posts that readers never see alone: one of all posts by status would tempt the database to sort whole blogs for a page.
        post.HasIndex([nameof(Post.Status), PostListQueries.ListedAt], "IX_Posts_Unseen").HasFilter("\"Status\" IN ('Draft', 'InReview', 'Trashed')");
        post.HasIndex(nameof(Post.AuthorId), PostListQueries.ListedAt);
        post.HasIndex(p => new { p.AuthorId, p.PublishedAt });
        post.HasIndex(p => p.UpdatedAt, "IX_Posts_OtherLanguages").HasFilter("\"Language\" IS NOT NULL");
        post.HasIndex(p => p.UpdatedAt);
        post.HasIndex(p => p.CommentCount);
        post.HasIndex(p => p.SeriesId);
        post.HasIndex(p => p.TranslationKey).HasFilter("\"TranslationKey\" IS NOT NULL");
        post.HasIndex(p => p.PreviewKey).IsUnique().HasFilter("\"PreviewKey\" IS NOT NULL");
        post.HasIndex(p => p.PublishedAt, "IX_Posts_Closing").HasFilter("\"CommentDays\" IS NOT NULL AND \"CommentPolicy\" = 'Open'");
        post.HasIndex(p => p.PublishedAt, "IX_Posts_Pinned").HasFilter("\"IsPinned\"");
        post.HasIndex(p => p.PublishedAt, "IX_Posts_Scheduled").HasFilter("\"Status\" = 'Scheduled'");
    }
}

internal sealed class PostRevisionMapping : IEntityTypeConfiguration<PostRevision>
{
    public void Configure(EntityTypeBuilder<PostRevision> revision)
    {
        revision.HasOne(r => r.Post).WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
        revision.HasOne(r => r.User).WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.SetNull);
        revision.HasIndex(r => new { r.PostId, r.At });
    }
}

internal sealed class RelatedPostMapping : IEntityTypeConfiguration<RelatedPost>
{
    public void Configure(EntityTypeBuilder<RelatedPost> related)
    {
        related.ToTable("RelatedPosts");
        related.HasKey(r => new { r.PostId, r.RelatedId });
        related.HasOne<Post>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
        related.HasOne(r => r.Related).WithMany().HasForeignKey(r => r.RelatedId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PostAddressMapping : IEntityTypeConfiguration<PostAddress>
{
    public void Configure(EntityTypeBuilder<PostAddress> address)
    {
        address.HasKey(a => a.Path);
        address.HasIndex(a => a.PostId).HasFilter("\"IsCanonical\"").IsUnique().HasDatabaseName("IX_PostAddresses_Canonical");
    }
}
