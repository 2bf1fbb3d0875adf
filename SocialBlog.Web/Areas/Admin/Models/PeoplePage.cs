using System.ComponentModel.DataAnnotations;
using SocialBlog.Data.Users;
using SocialBlog.Web.Models;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <param name="Link">Of the invitation that was just made, to hand over; null: none was.</param>
public sealed record PeoplePage(
    IReadOnlyList<PersonRow> People, IReadOnlyList<InvitationRow> Invitations, bool RequiresSecondFactor, InvitationForm Form, string? Link);

public sealed record PersonRow(int Id, string Name, string Email, Role Role, bool IsActive, DateTime? LastSeenAt, int Posts, bool HasSecondFactor);

public sealed record InvitationRow(int Id, string? Email, Role Role, DateTime CreatedAt, DateTime ExpiresAt);

/// <param name="Others">Whom posts can be handed to.</param>
public sealed record PersonPage(PersonRow Person, bool IsMe, IReadOnlyList<(int Id, string Name)> Others);

public sealed class InvitationForm
{
    /// <summary>Empty: a link is made to hand over.</summary>
    [StringLength(254, ErrorMessage = "This is too long: at most {1} characters.")]
    [EmailShape(ErrorMessage = "This is not an e-mail address.")]
    public string? Email { get; set; }

    [EnumDataType(typeof(Role), ErrorMessage = "Please choose one of the roles.")]
    public Role Role { get; set; } = Role.Author;
}
