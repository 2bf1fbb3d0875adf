using Microsoft.Extensions.Localization;
using SocialBlog.Data.Audit;
using SocialBlog.Data.Users;
using SocialBlog.Web.Models;

namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>What the audit log can be narrowed to.</summary>
public enum AuditGroup
{
    Posts,
    Pages,
    Comments,
    Media,
    Blog,
    People,
}

/// <summary>The audit log in plain words. A test asks it for every action, so that none is forgotten.</summary>
public static class AuditWording
{
    /// <exception cref="ArgumentOutOfRangeException">An action that nobody has put into words.</exception>
    public static string ActionName(this IStringLocalizer<Texts> t, AuditAction action) => action switch
    {
        AuditAction.SetUp => t["Blog set up"],
        AuditAction.SignedIn => t["Signed in"],
        AuditAction.LockedOut => t["Sign-in closed after failures"],
        AuditAction.PostSaved => t["Post saved"],
        AuditAction.PostPublished => t["Post published"],
        AuditAction.PostScheduled => t["Post scheduled"],
        AuditAction.PostUnpublished => t["Post unpublished"],
        AuditAction.PostTrashed => t["Post moved to the trash"],
        AuditAction.PostRestored => t["Post restored"],
        AuditAction.PostSubmitted => t["Review asked for"],
        AuditAction.PostShared => t["Secret link made"],
        AuditAction.PostUnshared => t["Secret link taken back"],
        AuditAction.PostPurged => t["Post deleted for good"],
        AuditAction.PostTagged => t["Tag added"],
        AuditAction.PostUntagged => t["Tag removed"],
        AuditAction.PostAuthorChanged => t["Author changed"],
        AuditAction.PageSaved => t["Page saved"],
        AuditAction.PageDeleted => t["Page deleted"],
        AuditAction.PageDiscarded => t["New page discarded before it was saved"],
        AuditAction.SeriesSaved => t["Series saved"],
        AuditAction.SeriesDeleted => t["Series deleted"],
        AuditAction.MenuChanged => t["Menu changed"],
        AuditAction.CommentApproved => t["Comment approved"],
        AuditAction.CommentMarkedAsSpam => t["Comment marked as spam"],
        AuditAction.CommentTrashed => t["Comment discarded"],
        AuditAction.CommentHeld => t["Comment held"],
        AuditAction.CommentAnswered => t["Comment answered"],
        AuditAction.CommentEdited => t["Comment edited"],
        AuditAction.CommentAssigned => t["Comment assigned"],
        AuditAction.CommentEscalated => t["Comment marked as urgent"],
        AuditAction.CommentCalmed => t["Comment no longer urgent"],
        AuditAction.CommentMarkedSensitive => t["Comment marked as sensitive"],
        AuditAction.CommentUnmarkedSensitive => t["Comment no longer sensitive"],
        AuditAction.CommenterBanned or AuditAction.CommenterNameBanned or AuditAction.CommenterNetworkBanned => t["Commenter banned"],
        AuditAction.CommenterBanLifted or AuditAction.CommenterNameBanLifted or AuditAction.CommenterNetworkBanLifted => t["Ban lifted"],
        AuditAction.CommentsApproved => t["Comments approved together"],
        AuditAction.CommentsMarkedAsSpam => t["Comments marked as spam together"],
        AuditAction.CommentsTrashed => t["Comments discarded together"],
        AuditAction.CommentsTakenBack => t["A decision on comments taken back"],
        AuditAction.CommentErased => t["Comment erased at its writer’s wish"],
        AuditAction.RotaChanged => t["Rota changed"],
        AuditAction.CommentsClosed => t["Comments closed"],
        AuditAction.SettingsChanged => t["Settings changed"],
        AuditAction.ProfileChanged => t["Profile changed"],
        AuditAction.PersonInvited => t["Person invited"],
        AuditAction.InvitationRevoked => t["Invitation taken back"],
        AuditAction.InvitationAccepted => t["Invitation accepted"],
        AuditAction.RoleChanged => t["Role changed"],
        AuditAction.PersonDeactivated => t["Account deactivated"],
        AuditAction.PersonReactivated => t["Account reactivated"],
        AuditAction.PostsHandedOver => t["Posts handed over"],
        AuditAction.SecondFactorRequired => t["Second step asked of everybody"],
        AuditAction.SecondFactorNotRequired => t["Second step left to each person"],
        AuditAction.EmailChanged => t["E-mail address changed"],
        AuditAction.PasswordChanged => t["Password changed"],
        AuditAction.PasswordResetRequested => t["New password asked for"],
        AuditAction.PasswordReset => t["Password set anew"],
        AuditAction.AuthenticatorAdded => t["Authenticator added"],
        AuditAction.AuthenticatorRemoved => t["Authenticator removed"],
        AuditAction.RecoveryCodesMade => t["Recovery codes made"],
        AuditAction.RecoveryCodeUsed => t["Recovery code used"],
        AuditAction.PasskeyAdded => t["Passkey added"],
        AuditAction.PasskeyRemoved => t["Passkey removed"],
        AuditAction.SessionsEnded => t["Sessions ended"],
        AuditAction.SecondFactorRemoved => t["Second step removed"],
        AuditAction.MediaUploaded => t["File uploaded"],
        AuditAction.MediaDescribed => t["Words for a file changed"],
        AuditAction.MediaReplaced => t["File replaced"],
        AuditAction.MediaDeleted => t["File deleted"],
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "This action has no words yet."),
    };

    /// <summary>Whom or what it was done to, and where the action does not tell it, how that person is known.</summary>
    public static string SubjectName(this IStringLocalizer<Texts> t, AuditAction action, string subject) => action switch
    {
        _ when subject.Length == 0 => "",
        AuditAction.PersonInvited or AuditAction.InvitationRevoked when Enum.TryParse<Role>(subject, out var role) => t.RoleName(role),
        AuditAction.RoleChanged when subject.LastIndexOf(": ", StringComparison.Ordinal) is var end and > 0 && Enum.TryParse<Role>(subject[(end + 2)..], out var role) => t["{0}, now {1}", subject[..end], t.RoleName(role)],
        AuditAction.CommenterNameBanned or AuditAction.CommenterNameBanLifted => t["the name “{0}”", subject],
        AuditAction.CommenterNetworkBanned or AuditAction.CommenterNetworkBanLifted => t["the network of {0}", subject],
        _ => subject,
    };

    public static string GroupName(this IStringLocalizer<Texts> t, AuditGroup group) => group switch
    {
        AuditGroup.Posts => t["Posts"],
        AuditGroup.Pages => t["Pages, series and menu"],
        AuditGroup.Comments => t["Comments"],
        AuditGroup.Media => t["Files"],
        AuditGroup.Blog => t["Settings and look"],
        _ => t["People and sign-in"],
    };

    /// <summary>By the name of the action, so that a new one falls into place.</summary>
    public static AuditGroup GroupOf(AuditAction action) => action.ToString() switch
    {
        ['P', 'o', 's', 't', 's', ..] => AuditGroup.People,
        ['P', 'o', 's', 't', ..] => AuditGroup.Posts,
        ['C', 'o', 'm', 'm', 'e', 'n', 't', ..] => AuditGroup.Comments,
        ['M', 'e', 'd', 'i', 'a', ..] => AuditGroup.Media,
        ['P', 'a', 'g', 'e', ..] or ['S', 'e', 'r', 'i', 'e', 's', ..] or ['M', 'e', 'n', 'u', ..] => AuditGroup.Pages,
        ['S', 'e', 't', 't', 'i', 'n', 'g', 's', ..] => AuditGroup.Blog,
        _ => AuditGroup.People,
    };

    public static IReadOnlyList<AuditAction> ActionsOf(AuditGroup group) => [.. Enum.GetValues<AuditAction>().Where(a => GroupOf(a) == group)];

    /// <summary>Where what was changed can be looked at; null where it is gone or has no page.</summary>
    public static string? AddressOf(AuditAction action, int? subjectId) => (action, subjectId) switch
    {
        (AuditAction.PostPurged or AuditAction.PageDeleted or AuditAction.PageDiscarded or AuditAction.SeriesDeleted, _) => null,
        (AuditAction.PageSaved, { } id) => FormattableString.Invariant($"/admin/pages/{id}"),
        (AuditAction.SeriesSaved, { } id) => FormattableString.Invariant($"/admin/series/{id}"),
        (AuditAction.MenuChanged, _) => "/admin/menu",
        (AuditAction.RotaChanged, _) => "/admin/rota",
        (AuditAction.SettingsChanged, _) => "/admin/settings",
        (AuditAction.CommentsApproved or AuditAction.CommentsMarkedAsSpam or AuditAction.CommentsTrashed or AuditAction.CommentsTakenBack, { } id) => FormattableString.Invariant($"/admin/comments/bulk/{id}"),
        (AuditAction.MediaDeleted, _) => null,
        (_, { } id) when GroupOf(action) is AuditGroup.Media => FormattableString.Invariant($"/admin/media/{id}"),
        (AuditAction.CommentsClosed, { } id) => FormattableString.Invariant($"/admin/posts/{id}"),
        (_, { } id) when GroupOf(action) is AuditGroup.Posts => FormattableString.Invariant($"/admin/posts/{id}"),
        _ => null,
    };
}
