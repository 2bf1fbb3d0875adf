using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Web.Areas.Admin.Controllers;

namespace SocialBlog.Tests.Conventions;

public sealed class Controllers(FrenchBlog app) : IClassFixture<FrenchBlog>
{
    /// <summary>Actions that take more than GET and check no antiforgery token, with the reason.</summary>
    private static readonly Dictionary<string, string> WithoutToken = new(StringComparer.Ordinal)
    {
        ["Comments.Create"] = "sent from cached pages, which hold no token; refuses requests of other sites by their headers",
        ["OwnComments.Destroy"] = "as Comments.Create; and a signed cookie tells whose comment it is",
        ["OwnComments.Update"] = "as OwnComments.Destroy",
        ["CommentPreviews.Create"] = "as Comments.Create; stores nothing",
        ["Subscriptions.Destroy"] = "pressed by mail programs (RFC 8058), which have no token; the address is signed",
        ["Error.Show"] = "shows an error of any request in its place; changes nothing",
    };

    private static readonly Type[] AllControllers = [.. typeof(Program).Assembly.GetTypes().Where(t => typeof(ControllerBase).IsAssignableFrom(t) && !t.IsAbstract)];

    private List<(RouteEndpoint Endpoint, ControllerActionDescriptor Action, IReadOnlyList<string> Methods)> Actions =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .Select(e => (e, e.Metadata.GetMetadata<ControllerActionDescriptor>()!, e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST", "PUT", "PATCH", "DELETE"])),
    ];

    [Fact]
    public void Of_the_admin_area_all_inherit_the_guarded_base()
    {
        var admin = AllControllers.Where(t => t.Namespace!.Contains(".Areas.Admin", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(admin);
        Assert.All(admin, t => Assert.True(t.IsAssignableTo(typeof(AdminController)), $"{t.Name} does not inherit AdminController."));
        Assert.NotEmpty(typeof(AdminController).GetCustomAttributes(typeof(AuthorizeAttribute), inherit: false));
        Assert.NotEmpty(typeof(AdminController).GetCustomAttributes(typeof(AutoValidateAntiforgeryTokenAttribute), inherit: false));
    }

    [Fact]
    public void Under_admin_addresses_all_need_an_account()
    {
        var admin = Actions.Where(a => IsAdmin(a.Endpoint)).ToList();
        Assert.NotEmpty(admin);
        Assert.All(admin, a =>
        {
            Assert.True(a.Action.ControllerTypeInfo.IsAssignableTo(typeof(AdminController)), $"{a.Action.DisplayName} does not inherit AdminController.");
            Assert.NotEmpty(a.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>());
            Assert.Null(a.Endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        });
        Assert.All(Actions.Where(a => a.Action.ControllerTypeInfo.IsAssignableTo(typeof(AdminController))), a => Assert.True(IsAdmin(a.Endpoint), $"{a.Action.DisplayName} is elsewhere."));
    }

    [Fact]
    public void Check_antiforgery_wherever_they_change_something()
    {
        var unchecked_ = Actions.Where(a => a.Methods.Any(m => m is not ("GET" or "HEAD"))).Where(a => !ChecksToken(a.Action))
            .Select(a => a.Action.ControllerName + "." + a.Action.ActionName).Distinct(StringComparer.Ordinal);
        Assert.Equal(WithoutToken.Keys.Order(StringComparer.Ordinal), unchecked_.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refuse_a_form_without_a_token_everywhere_else()
    {
        var owner = await app.OwnerAsync();
        var post = await app.PublishAsync("Cible", pending: 1);
        var changing = Actions.Where(a => a.Methods.Any(m => m is not ("GET" or "HEAD")) && !WithoutToken.ContainsKey(a.Action.ControllerName + "." + a.Action.ActionName)).ToList();
        Assert.True(changing.Count > 15, "The actions were not found.");
        foreach (var (endpoint, _, methods) in changing)
        {
            var address = AddressOf(endpoint, post.Id);
            foreach (var method in methods.Where(m => m is not ("GET" or "HEAD")))
            {
                var refused = await owner.SendAsync(Request(method, address));
                refused.ShouldBe(HttpStatusCode.BadRequest);
                var stranger = await app.Visitor().SendAsync(Request(method, address));
                if (IsAdmin(endpoint)) stranger.ShouldBe(HttpStatusCode.Unauthorized).ShouldSay("Vous êtes déconnecté");
                else stranger.ShouldBe(HttpStatusCode.BadRequest);
            }
        }

        (await app.Visitor().GetAsync(post.Path)).ShouldBeOk().ShouldSay("0 commentaires");
    }

    [Fact]
    public void Take_what_stands_in_their_address_from_there_alone()
    {
        var parameters = Actions.SelectMany(a => a.Action.Parameters.Where(p => a.Endpoint.RoutePattern.GetParameter(p.Name) is not null).Select(p => (a.Action.DisplayName, p.Name, p.BindingInfo?.BindingSource))).ToList();
        Assert.True(parameters.Count > 50, "The parameters were not found.");
        Assert.All(parameters, p => Assert.True(p.BindingSource == BindingSource.Path, $"{p.Name} of {p.DisplayName} can come from the form."));
    }

    [Fact]
    public async Task Show_no_admin_page_to_a_stranger()
    {
        foreach (var (endpoint, _, _) in Actions.Where(a => IsAdmin(a.Endpoint) && a.Methods.Contains("GET", StringComparer.Ordinal)))
        {
            var page = (await app.Visitor().GetAsync(AddressOf(endpoint, 1))).ShouldBe(HttpStatusCode.Found);
            Assert.Contains("/account/signin?returnUrl=", page.Location, StringComparison.Ordinal);
        }
    }

    private static HttpRequestMessage Request(string method, string address) => new(new HttpMethod(method), new Uri(address, UriKind.Relative))
    {
        Content = new ByteArrayContent("Title=Pris"u8.ToArray()) { Headers = { ContentType = Form.FormType } },
    };

    private static bool IsAdmin(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/').Split('/')[0].Equals("admin", StringComparison.OrdinalIgnoreCase);

    private static bool ChecksToken(ControllerActionDescriptor action)
    {
        var filters = action.FilterDescriptors.Select(f => f.Filter).ToList();
        return !filters.Exists(f => f is IgnoreAntiforgeryTokenAttribute)
            && filters.Exists(f => f is AutoValidateAntiforgeryTokenAttribute or ValidateAntiForgeryTokenAttribute
                || f is TypeFilterAttribute { ImplementationType: var type } && type == typeof(AutoValidateAntiforgeryTokenAttribute));
    }

    private static string AddressOf(RouteEndpoint endpoint, int id) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content is "int") => id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content is "guid") => Guid.Empty.ToString(),
            RoutePatternParameterPart parameter => parameter.Name,
            _ => "",
        }))));
}
