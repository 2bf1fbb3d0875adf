using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialBlog.Data.Settings;

internal sealed class BlogSettingsMapping : IEntityTypeConfiguration<BlogSettings>
{
    public void Configure(EntityTypeBuilder<BlogSettings> settings)
    {
        settings.ToTable("Settings", table => table.HasCheckConstraint("CK_Settings_OneRow", $"\"Id\" = {BlogSettings.TheOnlyId}"));
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.ComplexProperty(s => s.Look);
        settings.ComplexProperty(s => s.CommentRules);
        settings.Property(s => s.Version).IsConcurrencyToken();
    }
}
