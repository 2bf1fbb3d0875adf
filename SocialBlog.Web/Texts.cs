namespace SocialBlog.Web;

/// <summary>
/// Names the resources of all texts that people see. The English text is the key; French is in Resources/Texts.fr.resx.
/// </summary>
public sealed class Texts;
