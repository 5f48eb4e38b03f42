using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Ticks, crosses and empty boxes, alone or beside words.</summary>
internal static partial class Mark
{
    /// <summary>True for a mark, false for an empty box or "No", null for words.</summary>
    public static bool? Alone(string cell) =>
        Ticked().IsMatch(cell) ? true : cell.Length == 0 || Empty().IsMatch(cell) ? false : null;

    /// <summary>Words with their mark: "☒ Local economy" and "Local economy X". Null when no mark or box is beside them.</summary>
    public static (string Words, bool IsMarked)? Beside(string text)
    {
        if (Before().Match(text) is { Success: true } before)
            return (before.Groups["words"].Value, Alone(before.Groups["mark"].Value) == true);
        if (After().Match(text) is { Success: true } after)
            return (after.Groups["words"].Value, Alone(after.Groups["mark"].Value) == true);
        return null;
    }

    private const string Tick = @"([\[(]\s*)?[xX\u2717\u2718\u2612\u2611\u2713\u2714\u2705\u2715\u2716\u221a\u25a0](\s*[\])])?";
    private const string NoTick = @"[\u2610\u25a1\u25cb\u2b1c]|\[\s*\]|\(\s*\)";

    [GeneratedRegex($"^({Tick}|yes|y)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ticked();

    [GeneratedRegex($@"^({NoTick}|no|n|n/a|[-\u2013\u2014_.]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Empty();

    [GeneratedRegex($@"^(?<mark>{Tick}|{NoTick})(?<=\W)\s*(?<words>\p{{L}}.*)$|^(?<mark>{Tick})\s+(?<words>\p{{L}}.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();

    [GeneratedRegex($@"^(?<words>.*\S)\s*(?<mark>{NoTick}|(?<=\s){Tick})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex After();
}
