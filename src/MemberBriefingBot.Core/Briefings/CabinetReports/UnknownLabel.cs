using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Labels that no list of ours holds, known by their shape: "Directorate responsible: Place".</summary>
internal static partial class UnknownLabel
{
    private const int MostWords = 9;

    /// <summary>Whether the text begins with a label.</summary>
    public static bool Opens(string text) =>
        Shape().Match(text) is { Success: true } shape
        && shape.Groups["label"].Value is var label
        && label.Count(c => c == ' ') < MostWords && !IsPartOfContact(label);

    /// <summary>Whether the label belongs to the person above it, as "Tel" and "Job title" do.</summary>
    public static bool IsPartOfContact(string label) => PartOfContact().IsMatch(label);

    /// <summary>Whether a label stands somewhere behind the beginning of a value.</summary>
    public static bool IsWithin(string value) =>
        Inside().Matches(value).Any(m => !EndsInPartOfContact(m.Groups["label"].Value.Split(' ')));

    /// <summary>A name may stand before it: "Pat Sample Job title: Engineer".</summary>
    private static bool EndsInPartOfContact(string[] words) =>
        Enumerable.Range(0, words.Length).Any(from => IsPartOfContact(string.Join(' ', words[from..])));

    [GeneratedRegex(@"^(?!(Yes|No|All|None|N/A)\b)(?<label>\p{Lu}[\p{L}\d ()/&'\u2019.,-]{1,70}?)\s*[:?](\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"(?<=[\s,;])(?<label>\p{Lu}[\p{L}/-]+( [\p{L}/-]+){0,4})\s*[:?](\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inside();

    [GeneratedRegex(@"^((tel|mob|ext)\b.*|((direct|office|work|contact) )?(tel|telephone|phone|mobile|mob|email|e-mail|mail|ext|extension|fax|web|line|address|name|job title|job|post|position|role|t|e|m)( (no|number|address))?\.?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PartOfContact();
}
