namespace SocialBlog.Web.Startup;

/// <summary>
/// Reads a form (application/x-www-form-urlencoded) with U+0001 for each NUL in it, written as such or as %00. The
/// platform refuses a form with a NUL as a whole, and what was typed would be lost; any other control character is left out
/// of a text as it is bound. No byte more and none less, so that lengths and limits hold.
/// </summary>
internal sealed class FormWithoutNul(Stream form) : Stream
{
    /// <summary>So many characters of %00 have come.</summary>
    private int _seen;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await form.ReadAsync(buffer, cancellationToken);
        Replace(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Replace(Span<byte> bytes)
    {
        foreach (ref var at in bytes)
        {
            if (at is 0) at = 1;
            else if (at is (byte)'0' && _seen == 2) at = (byte)'1';
            _seen = at switch { (byte)'%' => 1, (byte)'0' when _seen == 1 => 2, _ => 0 };
        }
    }
}
