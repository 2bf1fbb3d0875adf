using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialBlog.Data.Tags;

internal sealed class TagMapping : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.HasIndex(t => t.Slug).IsUnique();
        tag.Navigation(t => t.Posts).UsePropertyAccessMode(PropertyAccessMode.Field);
        tag.Property(t => t.PostCount).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
    }
}
