using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SocialBlog.Data.Subscriptions;

internal sealed class SubscriptionMapping : IEntityTypeConfiguration<CommentSubscription>
{
    public void Configure(EntityTypeBuilder<CommentSubscription> subscription)
    {
        subscription.HasOne(s => s.Post).WithMany().HasForeignKey(s => s.PostId).OnDelete(DeleteBehavior.Cascade);
        subscription.HasOne(s => s.Thread).WithMany().HasForeignKey(s => s.ThreadId).OnDelete(DeleteBehavior.Cascade);
        subscription.HasIndex(s => s.Email);
        subscription.HasIndex(s => new { s.Network, s.AskedAt });
    }
}

internal sealed class ConfirmedAddressMapping : IEntityTypeConfiguration<ConfirmedAddress>
{
    public void Configure(EntityTypeBuilder<ConfirmedAddress> address) => address.HasKey(a => a.Email);
}
