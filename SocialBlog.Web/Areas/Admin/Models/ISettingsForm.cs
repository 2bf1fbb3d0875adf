namespace SocialBlog.Web.Areas.Admin.Models;

/// <summary>A form that changes the blog's settings.</summary>
public interface ISettingsForm
{
    /// <summary>Of the settings when the form was shown.</summary>
    int Version { get; set; }
}
