using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SocialBlog.Web.Views;

/// <summary>
/// <c>invalid-by="Field"</c> on an input: while that field has an error, says so to assistive technology and points at
/// the message. The first one of a page gets the focus.
/// </summary>
[HtmlTargetElement("input", Attributes = "invalid-by", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "invalid-by")]
[HtmlTargetElement("textarea", Attributes = "invalid-by")]
public sealed class InvalidByTagHelper : TagHelper
{
    [HtmlAttributeName("invalid-by")]
    public string Field { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData.ModelState[Field] is not { Errors.Count: > 0 }) return;
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", ErrorOfTagHelper.IdOf(Field));
        // The first of the page: that is where somebody has to go on, perhaps far down.
        if (!ViewContext.HttpContext.Items.TryAdd(typeof(InvalidByTagHelper), Field)) return;
        output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
    }
}

/// <summary><c>error-of="Field"</c>: the first error of a field, beside it; nothing while there is none.</summary>
[HtmlTargetElement("span", Attributes = "error-of")]
public sealed class ErrorOfTagHelper : TagHelper
{
    [HtmlAttributeName("error-of")]
    public string Field { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public static string IdOf(string field) => string.Concat(field.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')) + "-error";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData.ModelState[Field] is not { Errors: [var first, ..] })
        {
            output.SuppressOutput();
            return;
        }

        output.Attributes.SetAttribute("id", IdOf(Field));
        output.Content.SetContent(first.ErrorMessage);
    }
}
