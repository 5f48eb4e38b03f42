using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Tells from a value alone that something else was probably read with it.</summary>
internal static partial class OddValue
{
    private const int LongestTitle = 250;
    private const int LongestOther = 160;
    private const int MostNames = 2;
    private const int MostLines = 3;

    /// <summary>What is odd about it, or null.</summary>
    public static string? In(HeaderValue value)
    {
        var text = HeaderReading.OneLine(value.Text);
        if (text.Length > (value.Field == HeaderField.Title ? LongestTitle : LongestOther))
            return "This is longer than such a field usually is.";
        if (value.Field == HeaderField.Title)
            return null;
        if (UnknownLabel.IsWithin(text))
            return "Another field seems to have been read with it.";
        return Names(value.Text) > MostNames || value.Text.Split('\n').Count(line => !HasContact().IsMatch(line)) > MostLines
            ? "More than two people or fields seem to stand there."
            : null;
    }

    private static int Names(string text) =>
        Math.Max(Titled().Count(text), text.Split(['\n', ',', ';'], StringSplitOptions.TrimEntries).Count(p => Name().IsMatch(p) && !Role().IsMatch(p)));

    [GeneratedRegex(@"\b(Cllr|Councillor)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^(Mr|Mrs|Ms|Dr)?\.?\s*\p{Lu}[\p{L}'\u2019-]+ \p{Lu}[\p{L}'\u2019-]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(director\w*|head|manager|officer|lead|leader|chief|team|services?|council|borough|department|engineer|planner|solicitor|lawyer|accountant|assistant|deputy|senior|principal|adviser|advisor|co-?ordinator|specialist|surveyor|consultant|place|people|house|hall|street|road)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Role();

    [GeneratedRegex(@"\d|@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HasContact();
}
