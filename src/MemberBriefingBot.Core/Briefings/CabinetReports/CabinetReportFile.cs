using System.Text.RegularExpressions;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>An English cabinet report as a Word document, a saved web page or text, in any of the layouts councils use for its head.</summary>
public static partial class CabinetReportFile
{
    private const int FewestLabels = 2;
    private const int LinesAtTheTop = 30;
    private const int LongestTitle = 200;

    /// <summary>Reads a report; it never throws for what a file holds.</summary>
    /// <param name="file">The report itself.</param>
    /// <param name="fileName">Its name, for the words of a refusal.</param>
    /// <param name="wardNames">The council's wards as it spells them.</param>
    public static CabinetReportReading Read(Stream file, string fileName, IReadOnlyCollection<string> wardNames)
    {
        try
        {
            return ReportFile.Read(file) switch
            {
                ReportFile.Lines lines => Understand(lines.All, fileName, wardNames),
                ReportFile.NotReadable not => NotRead(fileName, not.Reason),
                _ => throw new InvalidOperationException("A report file is read or it is not."),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            return NotRead(fileName, "it takes too long to understand. Try again, or save the report without its appendices");
        }
    }

    private static CabinetReportReading.NotReadable NotRead(string fileName, string reason) => new($"{fileName} could not be read: {reason}. Nothing was changed.");

    private static CabinetReportReading Understand(IReadOnlyList<ReportLine> lines, string fileName, IReadOnlyCollection<string> wardNames)
    {
        var values = new HeaderValues(lines).All();
        if (values.Where(v => v.Field != HeaderField.Other).Select(v => v.Field).Distinct().Count() < FewestLabels)
            return new CabinetReportReading.NotReadable($"{fileName} does not look like a cabinet report: it has no head with labels such as \"Report title\" and \"Wards affected\". Nothing was changed. Check that it is the right file, or write the briefing by hand.");
        var head = new ReportHead(values);
        IReadOnlyList<ReportLine> top = [.. lines.Take(LinesAtTheTop)];
        var sections = new ReportSections(lines);
        var exempt = head.Read("whether the report is exempt", HeaderReading.Exempt, HeaderField.Exempt);
        var (member, portfolio) = HolderReading.Of(head);
        return new CabinetReportReading.Read(new CabinetReport
        {
            Title = Title(head, top),
            DecisionMaker = MeetingReading.DecisionMaker(head, top),
            DecisionOn = MeetingReading.DecisionOn(head, top),
            Portfolio = portfolio,
            CabinetMember = member,
            Exemption = NotForPublication(exempt, top),
            ExemptParagraphs = Paragraphs(head, exempt),
            KeyDecision = head.Read("whether it is a key decision", HeaderReading.KeyDecision, HeaderField.KeyDecision),
            PublicNotice = Notice(head),
            WardsAffected = head.Read("the wards affected", v => HeaderReading.Wards(v, wardNames), HeaderField.Wards),
            Priorities = head.ReadBlock("the priorities", v => MarkedPriorities.Read(lines, v), HeaderField.Priorities),
            ReportOf = head.Read("whose report it is", HeaderReading.Officer, HeaderField.ReportOf, HeaderField.ReportAuthor),
            ContactOfficer = head.Read("the contact officer", HeaderReading.Officer, HeaderField.ContactOfficer, HeaderField.ReportAuthor),
            Summary = sections.Summary() is { } summary ? SectionReading.Prose(summary) : new Finding<string>.Missing("No section with the summary was found."),
            Recommendations = sections.Recommendations() is { } recommendations
                ? SectionReading.Recommendations(recommendations)
                : new Finding<IReadOnlyList<string>>.Missing("No section with the recommendations was found."),
        });
    }

    private static Finding<string> Title(ReportHead head, IReadOnlyList<ReportLine> top) =>
        !head.Labels(HeaderField.Title) && top.FirstOrDefault(LooksLikeTitle) is { } line
            ? new Finding<string>.Unsure(line.Text, line.Where, "No title is labelled; this line looks like it.")
            : head.Read("the title", HeaderReading.Words, HeaderField.Title);

    private static bool LooksLikeTitle(ReportLine line) =>
        line is { IsBlank: false, Cells.Count: 1 } && line.Text.Length is > 10 and <= LongestTitle
        && !HeaderValues.EndsValue(line with { IsHeading = false })
        && WrittenDate.AllIn(line.Text).Count == 0 && !MeetingReading.IsMeeting(line.Text) && !CouncilName().IsMatch(line.Text);

    /// <summary>A date is worth more than the reference that may stand before it.</summary>
    private static Finding<PublicNotice> Notice(ReportHead head)
    {
        var labelled = head.Read("when public notice was given", HeaderReading.Notice, HeaderField.PublicNotice);
        return labelled is not Finding<PublicNotice>.Found { Value.IssuedOn: not null }
            && head.Read("", HeaderReading.NoticeBesideKeyDecision, HeaderField.KeyDecision) is Finding<PublicNotice>.Found beside ? beside : labelled;
    }

    private static Finding<Exemption> NotForPublication(Finding<Exemption> labelled, IReadOnlyList<ReportLine> top) =>
        labelled is Finding<Exemption>.Missing && top.FirstOrDefault(l => Marking().IsMatch(l.Text)) is { } line
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

    [GeneratedRegex(@"\b(borough|city|county|district|metropolitan) (\w+ )?council$|^report$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CouncilName();

    [GeneratedRegex(@"\bnot for publication\b|^(exempt|confidential)( report)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marking();
}
