using Microsoft.AspNetCore.Http.Features;

namespace SocialBlog.Web.Startup;

/// <summary>A form of which a part is in a charset that the platform refuses fails as any other that can't be read: 415.</summary>
internal sealed class UnicodeForm(IFormFeature form) : IFormFeature
{
    public bool HasFormContentType => form.HasFormContentType;

    public IFormCollection? Form
    {
        get => form.Form;
        set => form.Form = value;
    }

    public IFormCollection ReadForm()
    {
        try
        {
            return form.ReadForm();
        }
        catch (NotSupportedException refused)
        {
            throw Unreadable(refused);
        }
    }

    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await form.ReadFormAsync(cancellationToken);
        }
        catch (NotSupportedException refused)
        {
            throw Unreadable(refused);
        }
    }

    private static BadHttpRequestException Unreadable(NotSupportedException refused) =>
        new("A part of the form is in a charset that is not read.", StatusCodes.Status415UnsupportedMediaType, refused);
}
