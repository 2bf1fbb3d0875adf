using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SocialBlog.Data.Users;
using SocialBlog.Web.Models.Account;
using SocialBlog.Web.Settings;
using SocialBlog.Web.Setup;

namespace SocialBlog.Web.Controllers;

/// <summary>The first start. Once the blog is set up there is no such page.</summary>
public sealed class SetupController(CurrentBlog blog, SetupCode code, BlogSetup setup, SignInManager<User> signIn, IStringLocalizer<Texts> t) : Controller
{
    [HttpGet("/setup")]
    public IActionResult New(string? code)
    {
        if (blog.IsSetUp) return NotFound();
        var language = TimeZones.CurrentLanguage;
        return View(new SetupForm { Code = code ?? "", Language = language, TimeZone = TimeZones.DefaultFor(language), SampleContent = true });
    }

    [HttpPost("/setup")]
    public async Task<IActionResult> Create(SetupForm form, CancellationToken cancel)
    {
        if (blog.IsSetUp) return NotFound();
        if (form.Code.Length > 0 && !code.Matches(form.Code)) ModelState.AddModelError(nameof(form.Code), t["This is not the code in the log. A restart of the program makes a new one."]);
        if (!ModelState.IsValid) return Again(form);

        var (outcome, owner, errors) = await setup.RunAsync(
            new SetupChoices(form.Title, form.Language, form.TimeZone, form.OwnerName, form.OwnerEmail, form.OwnerPassword, form.SampleContent), cancel);
        if (outcome is SetupOutcome.AlreadySetUp) return NotFound();
        foreach (var error in errors)
            ModelState.AddModelError(error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(form.OwnerPassword) : nameof(form.OwnerEmail), error.Description);
        if (owner is null) return Again(form);

        await signIn.SignInAsync(owner, isPersistent: false);
        return Redirect("/admin");
    }

    private ViewResult Again(SetupForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", form);
    }
}
