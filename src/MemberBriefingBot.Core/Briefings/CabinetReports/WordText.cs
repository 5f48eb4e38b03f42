using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>What a reader sees in a paragraph: its letters, and its ticked and empty boxes as ☒ and ☐.</summary>
internal static class WordText
{
    public static string Of(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Append(paragraph, text);
        return text.ToString();
    }

    /// <summary>Whether every word of a paragraph is bold.</summary>
    public static bool IsBold(Paragraph paragraph)
    {
        var runs = paragraph.Descendants<Run>().Where(r => r.InnerText.Trim().Length > 0).ToList();
        return runs.Count > 0 && runs.TrueForAll(r => r.RunProperties?.Bold is { } bold && (bold.Val?.Value ?? true));
    }

    /// <summary>The text boxes anchored in a paragraph; the copy kept for older programs is passed over.</summary>
    public static IEnumerable<TextBoxContent> BoxesIn(OpenXmlElement element) =>
        element.Elements().SelectMany(e => e is TextBoxContent box ? [box] : e is AlternateContentFallback ? [] : BoxesIn(e));

    private static void Append(OpenXmlElement element, StringBuilder text)
    {
        foreach (var child in element.Elements())
        {
            switch (child)
            {
                case Text letters:
                    text.Append(letters.Text);
                    break;
                case TabChar:
                    text.Append('\t');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case SymbolChar symbol:
                    text.Append(Box(symbol));
                    break;
                case CheckBox box:
                    text.Append(IsTicked(box) ? '☒' : '☐');
                    break;
                case TextBoxContent or AlternateContentFallback or ParagraphProperties or RunProperties:
                    break;
                default:
                    Append(child, text);
                    break;
            }
        }
    }

    private static bool IsTicked(CheckBox box) =>
        box.GetFirstChild<Checked>() is { } now ? now.Val?.Value ?? true : box.GetFirstChild<DefaultCheckBoxFormFieldState>()?.Val?.Value ?? false;

    /// <summary>The ticks and boxes of the Wingdings fonts, which have no letters of their own.</summary>
    private static string Box(SymbolChar symbol) => symbol.Char?.Value?.ToUpperInvariant() switch
    {
        "F0FB" or "F0FC" or "F0FD" or "F0FE" or "F050" or "F051" or "F052" or "F053" or "F054" => "☒",
        "F0A8" or "F06F" or "F071" or "F0A3" or "F02A" => "☐",
        _ => "",
    };
}
