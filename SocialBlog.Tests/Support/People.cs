using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocialBlog.Data;
using SocialBlog.Data.Posts;
using SocialBlog.Data.Users;

namespace SocialBlog.Tests.Support;

/// <summary>Somebody with an account, in a browser of their own, signed in through the form.</summary>
public sealed record Person(int Id, string Email, Visitor Visitor);

public static class People
{
    public const string Password = "quatre mots sans rapport";

    public static async Task<Person> PersonAsync(this BlogApp app, Role role, string name = "Aminata Diop")
    {
        var email = name.Split(' ')[0].ToLowerInvariant() + "@example.org";
        var id = await app.InScopeAsync(async services =>
        {
            var user = new User(name, email, role, app.Now);
            var created = await services.GetRequiredService<UserManager<User>>().CreateAsync(user, Password);
            Assert.True(created.Succeeded, string.Join(' ', created.Errors.Select(e => e.Description)));
            return user.Id;
        });
        var visitor = app.Visitor();
        await visitor.SignInAsync(email, Password);
        return new Person(id, email, visitor);
    }

    /// <summary>Makes a post that person's.</summary>
    public static Task<int> GiveAsync(this BlogApp app, WrittenPost post, int personId) =>
        app.QueryAsync(db => db.Posts.Where(p => p.Id == post.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.AuthorId, personId), Cancel));

    public static Task<User> UserAsync(this BlogApp app, string email) => app.QueryAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.Email == email, Cancel));

    public static Task<PostStatus> StatusAsync(this BlogApp app, WrittenPost post) => app.QueryAsync(db => db.Posts.Where(p => p.Id == post.Id).Select(p => p.Status).SingleAsync(Cancel));
}
