using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SocialBlog.Tests.Browser;

/// <summary>Passkeys from the first to the last click, with the authenticator that Chromium plays itself.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class PasskeyTests(Chromium chromium) : IAsyncLifetime
{
    private const string Email = "camille@example.org", Password = "sept marchés par mois";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("socialblog-passkeys-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_passkey_is_added_signs_in_alone_and_is_removed()
    {
        await using var blog = await BlogProcess.StartAsync(
            _data.FullName, ("SocialBlog__Setup__Language", "fr"), ("SocialBlog__Setup__OwnerName", "Camille"), ("SocialBlog__Setup__OwnerEmail", Email), ("SocialBlog__Setup__OwnerPassword", Password));
        // WebAuthn knows no bare IP addresses.
        var address = blog.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var context = await chromium.Browser.NewContextAsync(new() { Locale = "fr-FR" });
        var page = await context.NewPageAsync();
        var devices = await context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync(address + "/account/signin?returnUrl=%2Fadmin%2Faccount");
        await page.GetByLabel("E-mail").FillAsync(Email);
        await page.GetByLabel("Mot de passe").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).ClickAsync();

        await page.GetByLabel("Nom").FillAsync("Mon téléphone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une clé d’accès" }).ClickAsync();
        await Expect(page.GetByText("Vous pouvez désormais vous connecter avec cette clé d’accès.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mon téléphone" })).ToBeVisibleAsync();

        await page.Locator(".rail").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await page.GotoAsync(address + "/account/signin?returnUrl=%2Fadmin%2Faccount");
        await page.GetByRole(AriaRole.Button, new() { Name = "Avec une clé d’accès" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(AccountPage());

        await page.Locator("#PasskeyPassword").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer la clé d’accès Mon téléphone" }).ClickAsync();
        await Expect(page.GetByText("La clé d’accès est retirée.")).ToBeVisibleAsync();

        // The device still has it; the blog does not take it any more.
        await page.Locator(".rail").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await page.GotoAsync(address + "/account/signin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Avec une clé d’accès" }).ClickAsync();
        await Expect(page.GetByText("Cette clé d’accès n’a pas été acceptée.")).ToBeVisibleAsync();
    }

    [GeneratedRegex("/admin/account$", RegexOptions.None, 1000)]
    private static partial Regex AccountPage();
}
