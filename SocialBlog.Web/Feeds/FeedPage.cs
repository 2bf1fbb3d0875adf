using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;
using System.Xml.Xsl;
using Microsoft.Extensions.Localization;
using SocialBlog.Web.Settings;

namespace SocialBlog.Web.Feeds;

/// <summary>
/// What somebody sees who opens a feed in a browser: what it is for, its address to copy, and what is in it. Written as
/// XSLT 1.0, which a browser may run by itself; most no longer do, so that the blog runs it for them.
/// </summary>
/// <param name="current">Its language is the page's.</param>
public sealed class FeedPage(CurrentBlog current, IStringLocalizer<Texts> t)
{
    /// <summary>Where feeds find their style.</summary>
    public const string StylePath = "/feed.xsl";

    /// <param name="css">Address of the style sheet of the blog's pages.</param>
    public string Style(string css)
    {
        var blog = current.Value;
        var months = string.Concat(Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture, $"{month}:{blog.Culture.DateTimeFormat.MonthGenitiveNames[month - 1]}|")));
        return $$"""
            <?xml version="1.0" encoding="utf-8"?>
            <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" exclude-result-prefixes="atom dc">
              <xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat" indent="no"/>
              <xsl:template match="/">
                <html lang="{{blog.Language}}">
                  <head>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <meta name="robots" content="noindex"/>
                    <title><xsl:value-of select="*/channel/title | */atom:title"/></title>
                    <link rel="stylesheet" href="{{SecurityElement.Escape(css)}}"/>
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                  </head>
                  <body>
                    <main id="main">
                      <div class="single">
                        <header>
                          <p class="eyebrow">{{Text(t["Feed"])}}</p>
                          <h1 class="single-title"><a href="{*/channel/link | */atom:link[@rel='alternate']/@href}"><xsl:value-of select="*/channel/title | */atom:title"/></a></h1>
                        </header>
                        <p>{{Text(t["This is a feed. Copy its address into a feed reader, a program or a site that watches the places you choose, and whatever is new here comes to you: no account, no e-mail."])}}</p>
                        <div class="form">
                          <div class="field">
                            <label for="address">{{Text(t["Address of the feed"])}}</label>
                            <input id="address" readonly="readonly" value="{*/channel/atom:link[@rel='self']/@href | */atom:link[@rel='self']/@href}"/>
                          </div>
                        </div>
                        <ol class="hits"><xsl:apply-templates select="*/channel/item | */atom:entry"/></ol>
                      </div>
                    </main>
                  </body>
                </html>
              </xsl:template>
              <xsl:template match="item">
                <xsl:call-template name="entry">
                  <xsl:with-param name="url" select="link"/>
                  <xsl:with-param name="year" select="substring(pubDate, 13, 4)"/>
                  <xsl:with-param name="month" select="string-length(substring-before('JanFebMarAprMayJunJulAugSepOctNovDec', substring(pubDate, 9, 3))) div 3 + 1"/>
                  <xsl:with-param name="day" select="number(substring(pubDate, 6, 2))"/>
                </xsl:call-template>
              </xsl:template>
              <xsl:template match="atom:entry">
                <xsl:call-template name="entry">
                  <xsl:with-param name="url" select="atom:link[@rel='alternate']/@href"/>
                  <xsl:with-param name="year" select="substring(atom:published, 1, 4)"/>
                  <xsl:with-param name="month" select="number(substring(atom:published, 6, 2))"/>
                  <xsl:with-param name="day" select="number(substring(atom:published, 9, 2))"/>
                </xsl:call-template>
              </xsl:template>
              <xsl:template name="entry">
                <xsl:param name="url"/>
                <xsl:param name="year"/>
                <xsl:param name="month"/>
                <xsl:param name="day"/>
                <li>
                  <h2><a href="{$url}"><xsl:value-of select="title | atom:title"/></a></h2>
                  <p class="meta">
                    <time datetime="{$year}-{format-number($month, '00')}-{format-number($day, '00')}">
                      <xsl:value-of select="$day"/>{{(blog.Language is "fr" ? "<xsl:if test=\"$day = 1\">er</xsl:if>" : "")}}
                      <xsl:value-of select="concat(' ', substring-before(substring-after('|{{SecurityElement.Escape(months)}}', concat('|', $month, ':')), '|'), ' ', $year)"/>
                    </time>
                    <span><xsl:value-of select="dc:creator | atom:author/atom:name"/></span>
                  </p>
                </li>
              </xsl:template>
            </xsl:stylesheet>
            """;
    }

    /// <inheritdoc cref="Style"/>
    /// <returns>HTML in UTF-8.</returns>
    public byte[] Write(Feed feed, string css)
    {
        var transform = new XslCompiledTransform();
        using (var style = XmlReader.Create(new StringReader(Style(css)))) transform.Load(style);
        using var rss = XmlReader.Create(new MemoryStream(FeedFormats.ToRss(feed)));
        using var html = new MemoryStream();
        var settings = transform.OutputSettings!.Clone();
        settings.Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using (var writer = XmlWriter.Create(html, settings)) transform.Transform(rss, writer);
        return html.ToArray();
    }

    private static string Text(LocalizedString text) => SecurityElement.Escape(text.Value);
}
