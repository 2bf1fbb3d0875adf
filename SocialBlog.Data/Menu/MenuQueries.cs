namespace SocialBlog.Data.Menu;

public static class MenuQueries
{
    public static IQueryable<MenuItem> InOrder(this IQueryable<MenuItem> items) => items.OrderBy(i => i.Position).ThenBy(i => i.Id);
}
