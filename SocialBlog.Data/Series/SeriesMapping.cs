using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialBlog.Data.Series;

internal sealed class SeriesMapping : IEntityTypeConfiguration<PostSeries>
{
    public void Configure(EntityTypeBuilder<PostSeries> series)
    {
        series.ToTable("Series");
        series.HasIndex(s => s.Slug).IsUnique();
        series.Property(s => s.Version).IsConcurrencyToken();
        series.HasMany(s => s.Posts).WithOne(p => p.Series).HasForeignKey(p => p.SeriesId).OnDelete(DeleteBehavior.SetNull);
        series.Navigation(s => s.Posts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
