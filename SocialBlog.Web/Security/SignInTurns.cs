namespace SocialBlog.Web.Security;

/// <summary>
/// Lets sign-ins to one account happen one after the other. Side by side, all would read the same count of failures and
/// all but one would fail to raise it, so that guesses sent in parallel would never lock the account.
/// </summary>
public sealed class SignInTurns : IDisposable
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <returns>Dispose it to let the next one in.</returns>
    public async Task<IDisposable> TakeAsync(string email, CancellationToken cancel)
    {
        var turn = _turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(email) % (uint)_turns.Length];
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    public void Dispose()
    {
        foreach (var turn in _turns) turn.Dispose();
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
