using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialBlog.Data.Users;

namespace SocialBlog.Data.Media;

internal sealed class MediaFileMapping : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> file)
    {
        file.HasIndex(f => f.Path).IsUnique();
        // The library filters by kind and pages by id.
        file.HasIndex(f => new { f.Kind, f.Id });
        file.HasOne<User>().WithMany().HasForeignKey(f => f.UploadedById).OnDelete(DeleteBehavior.SetNull);
        file.HasMany(f => f.Addresses).WithOne(a => a.MediaFile).HasForeignKey(a => a.MediaFileId).OnDelete(DeleteBehavior.Cascade);
        file.Navigation(f => f.Addresses).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class MediaAddressMapping : IEntityTypeConfiguration<MediaAddress>
{
    public void Configure(EntityTypeBuilder<MediaAddress> address)
    {
        address.ToTable("MediaAddresses");
        address.HasKey(a => a.Path);
    }
}

internal sealed class MediaUseMapping : IEntityTypeConfiguration<MediaUse>
{
    public void Configure(EntityTypeBuilder<MediaUse> use)
    {
        use.HasIndex(u => u.Path);
        use.HasOne(u => u.Post).WithMany().HasForeignKey(u => u.PostId).OnDelete(DeleteBehavior.Cascade);
        use.HasOne(u => u.Page).WithMany().HasForeignKey(u => u.PageId).OnDelete(DeleteBehavior.Cascade);
        use.HasOne(u => u.User).WithMany().HasForeignKey(u => u.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
