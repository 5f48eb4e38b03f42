using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace MemberBriefingBot.Core.People.Files;

/// <summary>
/// A part of a ModernGov document that was asked for by name. Elements nobody asked for are skipped whole while the
/// file is read, so that a home address never becomes an object that could be logged or stored.
/// </summary>
internal sealed partial class ModernGovNode(string name, int line)
{
    /// <summary>ModernGov's own documents are about ten deep.</summary>
    private const int DeepestElement = 64;

    private readonly List<ModernGovNode> _children = [];
    private readonly StringBuilder _text = new();

    public int Line { get; } = line;

    /// <summary>The texts within, one for each line or HTML element, without markup, padding and blank ones.</summary>
    public IReadOnlyList<string> Texts =>
    [
        .. Tag().Replace(_text.ToString(), "\n").Split('\n').Select(t => Space().Replace(t, " ").Trim()).Where(t => t.Length > 0),
    ];

    public string Text => string.Join(' ', Texts);

    public IEnumerable<ModernGovNode> All(string childName) => _children.Where(c => c.Is(childName));

    public ModernGovNode? First(string childName) => All(childName).FirstOrDefault();

    public string TextOf(string childName) => First(childName)?.Text ?? "";

    /// <summary>Reads the element the reader stands on and leaves the reader after it.</summary>
    /// <param name="reader">Stands on a start tag.</param>
    /// <param name="containers">Elements that are entered. Whatever else is within them, save leaves, is skipped.</param>
    /// <param name="leaves">Elements whose text is kept, with that of any HTML inside them.</param>
    /// <exception cref="XmlException">Elements are nested deeper than any ModernGov document.</exception>
    public static ModernGovNode Read(XmlReader reader, IReadOnlySet<string> containers, IReadOnlySet<string> leaves)
    {
        var at = (IXmlLineInfo)reader;
        if (reader.Depth > DeepestElement)
            throw new XmlException("The elements are nested too deep.", null, at.LineNumber, at.LinePosition);
        var node = new ModernGovNode(reader.LocalName, at.LineNumber);
        if (leaves.Contains(reader.LocalName))
            node.ReadText(reader);
        else
            node.ReadChildren(reader, containers, leaves);
        return node;
    }

    private bool Is(string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private void ReadText(XmlReader reader)
    {
        using var inside = reader.ReadSubtree();
        while (inside.Read())
        {
            if (inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                _text.Append(inside.Value);
            else if (inside.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
                _text.Append('\n');
        }

        inside.Close();
        reader.Read();
    }

    private void ReadChildren(XmlReader reader, IReadOnlySet<string> containers, IReadOnlySet<string> leaves)
    {
        var (depth, empty) = (reader.Depth, reader.IsEmptyElement);
        reader.Read();
        while (!empty && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
                reader.Read();
            else if (containers.Contains(reader.LocalName) || leaves.Contains(reader.LocalName))
                _children.Add(Read(reader, containers, leaves));
            else
                reader.Skip();
        }

        if (!empty)
            reader.Read();
    }

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(\s|&nbsp;)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
