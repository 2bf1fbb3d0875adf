namespace SocialBlog.Data.Menu;

/// <summary>The entries of the menu in their order, numbered anew with every change.</summary>
/// <remarks>Changes of an entry that is not there, removed by somebody else, do nothing.</remarks>
public sealed class NavigationMenu(IEnumerable<MenuItem> inOrder)
{
    private readonly List<MenuItem> _items = [.. inOrder];

    public IReadOnlyList<MenuItem> Items => _items;

    /// <param name="label">Empty: the name the blog has for what it leads to.</param>
    public void Rename(int id, string label) => _items.Find(i => i.Id == id)?.Rename(label);

    /// <param name="by">-1: one place up; 1: one place down.</param>
    public void Move(int id, int by)
    {
        if (_items.Find(i => i.Id == id) is not { } item) return;
        var to = Math.Clamp(_items.IndexOf(item) + by, 0, _items.Count - 1);
        _items.Remove(item);
        _items.Insert(to, item);
        Number();
    }

    public void Remove(int id)
    {
        _items.RemoveAll(i => i.Id == id);
        Number();
    }

    /// <summary>Puts an entry last. Where one leads to the same place already, it stays the only one.</summary>
    public void Add(MenuItem item)
    {
        if (_items.Exists(i => i.Address == item.Address && i.PageId == item.Page?.Id)) return;
        _items.Add(item);
        Number();
    }

    private void Number()
    {
        for (var i = 0; i < _items.Count; i++) _items[i].MoveTo(i + 1);
    }
}
