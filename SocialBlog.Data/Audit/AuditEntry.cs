namespace SocialBlog.Data.Audit;

/// <summary>What a person with an account did. Stored by name.</summary>
public enum AuditAction
{
    SetUp,
    SignedIn,
    LockedOut,
    PostSaved,
    PostPublished,
    PostScheduled,
    PostUnpublished,
    PostTrashed,
    PostRestored,
    PageSaved,
    PageDeleted,
    SeriesSaved,
    SeriesDeleted,
    MenuChanged,
    CommentApproved,
    CommentMarkedAsSpam,
    CommentTrashed,
    CommentHeld,
    SettingsChanged,
    ProfileChanged,
    PostSubmitted,
    PostShared,
    PostUnshared,
    PostPurged,
    CommentsClosed,
    CommentAnswered,
    CommentEdited,
    CommentAssigned,
    CommentEscalated,
    CommentCalmed,
    CommentMarkedSensitive,
    CommentUnmarkedSensitive,

    /// <summary>By the address. Formerly by a name or a network too, with the subject in somebody's language.</summary>
    CommenterBanned,
    CommenterNameBanned,
    CommenterNetworkBanned,

    /// <inheritdoc cref="CommenterBanned"/>
    CommenterBanLifted,
    CommenterNameBanLifted,
    CommenterNetworkBanLifted,
    PersonInvited,
    InvitationRevoked,
    InvitationAccepted,
    RoleChanged,
    PersonDeactivated,
    PersonReactivated,
    PostsHandedOver,
    SecondFactorRequired,
    SecondFactorNotRequired,
    EmailChanged,
    PasswordChanged,
    PasswordResetRequested,
    PasswordReset,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    SessionsEnded,
    SecondFactorRemoved,
    MediaUploaded,
    MediaDescribed,
    MediaReplaced,
    MediaDeleted,
    PostTagged,
    PostUntagged,
    PostAuthorChanged,
    RotaChanged,
    CommentErased,
    CommentsApproved,
    CommentsMarkedAsSpam,
    CommentsTrashed,
    CommentsTakenBack,
    PageDiscarded,
}

/// <summary>Who did what, when. Written in the transaction of what it tells; never changed.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    /// <param name="subject">What it was done to, in words that last when it is gone and belong to no language of the program's: a title, a name.</param>
    public AuditEntry(AuditAction action, int? userId, int? subjectId, string subject, DateTime now)
    {
        Action = action;
        UserId = userId;
        SubjectId = subjectId;
        Subject = subject.Length <= 200 ? subject : subject[..200];
        At = now;
    }

    public int Id { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Null where the program itself acted.</summary>
    public int? UserId { get; private set; }

    public AuditAction Action { get; private set; }

    public int? SubjectId { get; private set; }

    public string Subject { get; private set; } = "";
}
