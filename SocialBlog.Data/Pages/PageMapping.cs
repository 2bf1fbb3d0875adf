using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialBlog.Data.Pages;

internal sealed class PageMapping : IEntityTypeConfiguration<Page>
{
    public void Configure(EntityTypeBuilder<Page> page)
    {
        page.HasIndex(p => p.Key).IsUnique();
        page.HasIndex(p => p.Slug).IsUnique();
        page.Property(p => p.Version).IsConcurrencyToken();
    }
}
