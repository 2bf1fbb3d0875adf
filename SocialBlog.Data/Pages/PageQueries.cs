namespace SocialBlog.Data.Pages;

public static class PageQueries
{
    public static IQueryable<Page> InMenuOrder(this IQueryable<Page> pages) => pages.OrderBy(p => p.Order).ThenBy(p => p.Id);
}
