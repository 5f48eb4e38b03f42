using System.Globalization;
using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>Says who decides and when; both often stand without a label at the top of a report.</summary>
internal static partial class MeetingReading
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly HashSet<string> SmallWords = ["of", "for", "and", "the", "to", "in", "on", "with"];

    public static bool IsMeeting(string text) => Meeting().IsMatch(text);

    /// <param name="top">The first lines of the report.</param>
    public static Finding<string> DecisionMaker(ReportHead head, IReadOnlyList<ReportLine> top)
    {
        var labelled = head.Read("who decides", Name, HeaderField.DecisionMaker);
        return labelled is Finding<string>.Missing
            && top.SelectMany(l => l.Cells.Select(c => (Name: WithoutDate(c), l.Where))).FirstOrDefault(c => IsMeeting(c.Name)) is { Name: not null } meeting
                ? new Finding<string>.Found(InOrdinaryCase(meeting.Name), meeting.Where)
                : labelled;
    }

    /// <param name="top">The first lines of the report.</param>
    public static Finding<DateOnly> DecisionOn(ReportHead head, IReadOnlyList<ReportLine> top)
    {
        var labelled = head.Read("the date of the decision", HeaderReading.Date, HeaderField.DecisionOn, HeaderField.DecisionMaker);
        return labelled is Finding<DateOnly>.Missing
            && top.Where(l => !HeaderValues.LabelsIn(l).Any()).FirstOrDefault(l => WrittenDate.AllIn(l.Text).Count > 0) is { } line
                ? new Finding<DateOnly>.Found(WrittenDate.AllIn(line.Text)[0], line.Where)
                : labelled;
    }

    /// <summary>"CABINET" is a heading's way of writing Cabinet.</summary>
    public static string InOrdinaryCase(string name)
    {
        if (name.Any(char.IsLower) || name.Length <= "CEO".Length)
            return name;
        var words = name.ToLowerInvariant().Split(' ').Select((word, i) => i > 0 && SmallWords.Contains(word) ? word : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word));
        return string.Join(' ', words);
    }

    /// <summary>A meeting is often named with its date: "Cabinet, 24 September 2025".</summary>
    private static Finding<string> Name(HeaderValue value) => (WithoutDate(value.Text), OddValue.In(value)) switch
    {
        ({ Length: 0 }, _) => new Finding<string>.Missing($"Only a date stands there ({value.Where})."),
        (var name, { } odd) => new Finding<string>.Unsure(InOrdinaryCase(name), value.Where, odd),
        (var name, null) => new Finding<string>.Found(InOrdinaryCase(name), value.Where),
    };

    private static string WithoutDate(string text)
    {
        var name = Edges().Replace(Weekday().Replace(WrittenDate.Without(HeaderReading.OneLine(text)), ""), "");
        // A bracket that the date left open is an edge; one that closes belongs to the name.
        return name.Count(c => c == '(') > name.Count(c => c == ')') ? name + ')' : name;
    }

    [GeneratedRegex(@"^(the\s+|meeting of (the )?|report to (the )?)?((policy |special |extraordinary )?cabinet|executive( board| committee)?|(full )?council|cabinet (committee|board)\b.{0,60}|.{3,60} (committee|board|panel|commission))( meeting)?$", Plain, 1000)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", Plain, 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^[\s,;:()\u2013\u2014/-]+|[\s,;:()\u2013\u2014/-]+$|\s+(on|held on)\s*$", Plain, 1000)]
    private static partial Regex Edges();
}
