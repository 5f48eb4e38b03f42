using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>An English cabinet report as a Word document or text, in any of the layouts councils use for its head.</summary>
public static partial class CabinetReportFile
{
    private const int FewestLabels = 2;
    private const int LinesAtTheTop = 30;
    private const int LongestTitle = 200;

    /// <summary>Reads a report; it never throws for what a file holds.</summary>
    /// <param name="file">The report itself.</param>
    /// <param name="fileName">Its name, for the words of a refusal.</param>
    /// <param name="wardNames">The council's wards as it spells them.</param>
    public static CabinetReportReading Read(Stream file, string fileName, IReadOnlyCollection<string> wardNames) => ReportFile.Read(file) switch
    {
        ReportFile.Lines lines => Understand(lines.All, fileName, wardNames),
        ReportFile.NotReadable not => new CabinetReportReading.NotReadable($"{fileName} could not be read: {not.Reason}. Nothing was changed."),
        _ => throw new InvalidOperationException("A report file is read or it is not."),
    };

    private static CabinetReportReading Understand(IReadOnlyList<ReportLine> lines, string fileName, IReadOnlyCollection<string> wardNames)
    {
        var values = new HeaderValues(lines).All();
        if (values.Select(v => v.Field).Distinct().Count() < FewestLabels)
            return new CabinetReportReading.NotReadable($"{fileName} does not look like a cabinet report: it has no head with labels such as \"Report title\" and \"Wards affected\". Nothing was changed. Check that it is the right file, or write the briefing by hand.");
        var head = new ReportHead(values);
        var sections = new ReportSections(lines);
        var exempt = head.Read("whether the report is exempt", HeaderReading.Exempt, HeaderField.Exempt);
        var member = head.Read("the cabinet member", HeaderReading.Words, HeaderField.CabinetMember);
        return new CabinetReportReading.Read(new CabinetReport
        {
            Title = Title(head, lines),
            DecisionMaker = DecisionMaker(head.Read("who decides", MeetingName, HeaderField.DecisionMaker), lines),
            DecisionOn = DecisionOn(head, lines),
            Portfolio = Portfolio(head.Read("the portfolio", HeaderReading.Words, HeaderField.Portfolio), member),
            CabinetMember = member,
            Exemption = NotForPublication(exempt, lines),
            ExemptParagraphs = Paragraphs(head, exempt),
            KeyDecision = head.Read("whether it is a key decision", HeaderReading.KeyDecision, HeaderField.KeyDecision),
            PublicNotice = head.Read("the public notice", HeaderReading.Notice, HeaderField.PublicNotice),
            WardsAffected = head.Read("the wards affected", v => HeaderReading.Wards(v, wardNames), HeaderField.Wards),
            Priorities = head.ReadBlock("the priorities", v => MarkedPriorities.Read(lines, v), HeaderField.Priorities),
            ReportOf = head.Read("whose report it is", HeaderReading.Officer, HeaderField.ReportOf, HeaderField.ReportAuthor),
            ContactOfficer = head.Read("the contact officer", HeaderReading.Officer, HeaderField.ContactOfficer, HeaderField.ReportAuthor),
            Summary = Section(sections, "summary", SectionReading.Prose, SectionKind.Summary, SectionKind.Purpose),
            Recommendations = Section(sections, "recommendations", SectionReading.Recommendations, SectionKind.Recommendations, SectionKind.Decision),
        });
    }

    private static Finding<string> Title(ReportHead head, IReadOnlyList<ReportLine> lines) =>
        !head.Labels(HeaderField.Title) && lines.Take(LinesAtTheTop).FirstOrDefault(LooksLikeTitle) is { } line
            ? new Finding<string>.Unsure(line.Text, line.Where, "No title is labelled; this line looks like it.")
            : head.Read("the title", HeaderReading.Words, HeaderField.Title);

    private static bool LooksLikeTitle(ReportLine line) =>
        line is { IsBlank: false, Cells.Count: 1 } && line.Text.Length is > 10 and <= LongestTitle
        && !HeaderValues.EndsValue(line with { IsHeading = false })
        && WrittenDate.AllIn(line.Text).Count == 0 && !Meeting().IsMatch(line.Text) && !CouncilName().IsMatch(line.Text);

    /// <summary>A meeting is often named with its date: "Cabinet, 24 September 2025".</summary>
    private static Finding<string> MeetingName(HeaderValue value) =>
        WithoutDate(value.Text) is { Length: > 0 } name
            ? new Finding<string>.Found(name, value.Where)
            : new Finding<string>.Missing($"Only a date stands there ({value.Where}).");

    private static Finding<string> DecisionMaker(Finding<string> labelled, IReadOnlyList<ReportLine> lines) =>
        labelled is Finding<string>.Missing
        && lines.Take(LinesAtTheTop).SelectMany(l => l.Cells.Select(c => (Name: WithoutDate(c), l.Where))).FirstOrDefault(c => Meeting().IsMatch(c.Name)) is { Name: not null } meeting
            ? new Finding<string>.Found(meeting.Name, meeting.Where)
            : labelled;

    private static Finding<DateOnly> DecisionOn(ReportHead head, IReadOnlyList<ReportLine> lines)
    {
        var labelled = head.Read("the date of the decision", HeaderReading.Date, HeaderField.DecisionOn, HeaderField.DecisionMaker);
        return labelled is Finding<DateOnly>.Missing
            && lines.Take(LinesAtTheTop).Where(l => !HeaderValues.LabelsIn(l).Any()).FirstOrDefault(l => WrittenDate.AllIn(l.Text).Count > 0) is { } line
                ? new Finding<DateOnly>.Found(WrittenDate.AllIn(line.Text)[0], line.Where)
                : labelled;
    }

    private static Finding<string> Portfolio(Finding<string> labelled, Finding<string> member) =>
        labelled is Finding<string>.Missing && member is Finding<string>.Found found && PortfolioOf().Match(found.Value) is { Success: true } of
            ? new Finding<string>.Found(of.Groups["portfolio"].Value.Trim(), found.Where)
            : labelled;

    private static Finding<Exemption> NotForPublication(Finding<Exemption> labelled, IReadOnlyList<ReportLine> lines) =>
        labelled is Finding<Exemption>.Missing && lines.Take(LinesAtTheTop).FirstOrDefault(l => Marking().IsMatch(l.Text)) is { } line
            ? new Finding<Exemption>.Unsure(Exemption.Whole, line.Where, "No field says so, but the report is marked not for publication.")
            : labelled;

    private static Finding<IReadOnlyList<int>> Paragraphs(ReportHead head, Finding<Exemption> exempt)
    {
        var labelled = head.Read("the reason for exemption", HeaderReading.Paragraphs, HeaderField.ExemptReason);
        if (labelled is not Finding<IReadOnlyList<int>>.Missing)
            return labelled;
        // The paragraph often stands beside the answer itself: "Yes, paragraph 3".
        if (exempt is Finding<Exemption>.Found { Value: Exemption.Open, Where: var where })
            return new Finding<IReadOnlyList<int>>.Found([], where);
        return head.Read("the reason for exemption", HeaderReading.Paragraphs, HeaderField.Exempt) is Finding<IReadOnlyList<int>>.Found beside ? beside : labelled;
    }

    private static Finding<T> Section<T>(ReportSections sections, string name, Func<ReportSection, Finding<T>> read, params ReadOnlySpan<SectionKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (sections.First(kind) is { } section)
                return read(section);
        }

        return new Finding<T>.Missing($"No section with the {name} was found.");
    }

    private static string WithoutDate(string text) => Edges().Replace(Weekday().Replace(WrittenDate.Without(HeaderReading.OneLine(text)), ""), "");

    [GeneratedRegex(@"^(the\s+|meeting of (the )?|report to (the )?)?((policy |special |extraordinary )?cabinet|executive( board| committee)?|(full )?council|cabinet (committee|board)\b.{0,60}|.{3,60} (committee|board|panel|commission))( meeting)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"\b(borough|city|county|district|metropolitan) (\w+ )?council$|^report$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CouncilName();

    [GeneratedRegex(@"\b((cabinet|executive|lead) (member|councillor)|portfolio holder) (for|with responsibility for) (?<portfolio>[^);]{3,80})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PortfolioOf();

    [GeneratedRegex(@"\bnot for publication\b|^(exempt|confidential)( report)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marking();

    [GeneratedRegex(@"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^[\s,;:()\u2013\u2014/-]+|[\s,;:()\u2013\u2014/-]+$|\s+(on|held on)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Edges();
}
