using Microsoft.AspNetCore.Identity;

namespace SocialBlog.Data.Users;

/// <summary>A person with an account. The user name is the e-mail address.</summary>
public sealed class User : IdentityUser<int>
{
    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxDisplayNameLength = 80;

    /// <summary>In characters (UTF-16 units).</summary>
    public const int MaxBiographyLength = 10_000;

    private User()
    {
    }

    public User(string displayName, string email, Role role, DateTime now)
    {
        if (displayName.Length > MaxDisplayNameLength) throw new ArgumentException("Longer than a name may be.", nameof(displayName));

        DisplayName = displayName.Trim();
        UserName = Email = email.Trim();
        Role = role;
        CreatedAt = now;
        Slug = SlugOf(DisplayName);
    }

    /// <summary>What readers see under posts and comments.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>Of the person's own page, <c>/authors/slug</c>. Unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Markdown; empty for none.</summary>
    public string Biography { get; private set; } = "";

    /// <summary>Safe HTML of <see cref="Biography"/>, rendered when it was saved.</summary>
    public string BiographyHtml { get; private set; } = "";

    /// <summary>A square picture, a path under <c>/media/</c>; null: none.</summary>
    public string? Picture { get; private set; }

    /// <summary>Absolute addresses of the person's profiles elsewhere, one a line.</summary>
    public string Profiles { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    public Role Role { get; private set; }

    /// <summary>Of the admin: one of <see cref="Settings.BlogSettings.Languages"/>; null: the blog's.</summary>
    public string? Language { get; private set; }

    /// <summary>Null while the person may sign in.</summary>
    public DateTime? DeactivatedAt { get; private set; }

    /// <summary>To some minutes; null: never. Written with the session that was used.</summary>
    public DateTime? LastSeenAt { get; private set; }

    /// <summary>Gets the mails to moderators on days on which nobody is on duty.</summary>
    public bool MailsWithoutDuty { get; private set; } = true;

    /// <summary>Gets mails about comments on posts of one's own.</summary>
    public bool MailsOnOwnPosts { get; private set; } = true;

    /// <summary>When the last mail about comments was written; null: never.</summary>
    public DateTime? ToldOfCommentsAt { get; private set; }

    public bool IsActive => DeactivatedAt is null;

    public static string SlugOf(string displayName) => Posts.Slug.From(displayName, "author");

    /// <summary>What readers see of the person.</summary>
    /// <param name="slug">Not another person's.</param>
    public void Introduce(string displayName, string slug, string biography, string biographyHtml, string? picture, string profiles)
    {
        if (displayName.Length > MaxDisplayNameLength) throw new ArgumentException("Longer than a name may be.", nameof(displayName));
        if (biography.Length > MaxBiographyLength) throw new ArgumentException("Longer than a biography may be.", nameof(biography));

        DisplayName = displayName.Trim();
        Slug = slug;
        Biography = biography;
        BiographyHtml = biographyHtml;
        Picture = picture;
        Profiles = profiles;
    }

    /// <summary>Takes a fresh rendering of the same biography.</summary>
    public void RenderBiography(string html) => BiographyHtml = html;

    /// <summary>Chooses the language of the admin.</summary>
    /// <exception cref="ArgumentException">A language that is not offered.</exception>
    public void Speak(string? language)
    {
        if (language is not null && !Settings.BlogSettings.Languages.Contains(language, StringComparer.Ordinal)) throw new ArgumentException("Not a language of the interface.", nameof(language));
        Language = language;
    }

    /// <summary>Chooses which mails about comments to get.</summary>
    public void ChooseMails(bool withoutDuty, bool onOwnPosts) => (MailsWithoutDuty, MailsOnOwnPosts) = (withoutDuty, onOwnPosts);

    /// <summary>Takes another address, which is also the name to sign in with. Identity's rules are for the caller to ask.</summary>
    public void MoveTo(string email) => UserName = Email = email.Trim();

    /// <param name="otherOwners">Active owners beside this person.</param>
    public PersonChange ChangeRole(Role role, int otherOwners)
    {
        if (role == Role) return PersonChange.AlreadySo;
        if (IsNeeded(otherOwners)) return PersonChange.LastOwner;

        Role = role;
        return PersonChange.Done;
    }

    /// <summary>Keeps the person out. What they wrote stays, under their name.</summary>
    /// <param name="otherOwners">Active owners beside this person.</param>
    public PersonChange Deactivate(int otherOwners, DateTime now)
    {
        if (!IsActive) return PersonChange.AlreadySo;
        if (IsNeeded(otherOwners)) return PersonChange.LastOwner;

        DeactivatedAt = now;
        return PersonChange.Done;
    }

    public PersonChange Reactivate()
    {
        if (IsActive) return PersonChange.AlreadySo;

        DeactivatedAt = null;
        return PersonChange.Done;
    }

    private bool IsNeeded(int otherOwners) => Role is Role.Owner && IsActive && otherOwners == 0;
}
