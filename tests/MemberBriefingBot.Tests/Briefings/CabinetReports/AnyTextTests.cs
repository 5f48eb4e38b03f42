using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MemberBriefingBot.Core.Briefings.CabinetReports;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public sealed partial class AnyTextTests
{
    private static readonly string[] Layouts =
    [
        ReportLayouts.Tabs, ReportLayouts.Colons, ReportLayouts.Successive, ReportLayouts.Pipes, ReportLayouts.Blank, StrangeLayouts.DecisionRecord,
        StrangeLayouts.Questions, StrangeLayouts.NoHeadings, StrangeLayouts.Leaders, StrangeLayouts.Bullets, StrangeLayouts.TwoBodies, TellingLayouts.Columns, TellingLayouts.Delegated, TellingLayouts.Markdown,
    ];

    private static readonly string[] Lines = [.. Layouts.SelectMany(l => l.ReplaceLineEndings("\n").Split('\n'))];

    /// <summary>Lines of all layouts in any order, with cuts and letters that mean something to a parser thrown in.</summary>
    private static readonly Gen<string> Jumble = Gen.Elements(Lines)
        .SelectMany(line => Gen.Frequency(
            (8, Gen.Constant(line)),
            (1, Gen.Choose(0, line.Length).Select(at => line[..at])),
            (1, Gen.Elements(":", "|", "\t", " - ", "(a)", "\n", "?", "[x]", "\u00a0", "\ud83d", "1.", "&").Select(odd => odd + line)),
            (1, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(any => any.Get))))
        .ListOf().Select(lines => string.Join('\n', lines));

    [Fact]
    public void No_text_throws_and_every_field_that_is_read_stands_in_the_text() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Jumble.ToArbitrary(), jumble => TellsOnlyWhatIsThere("Report title: A\nKey decision: No\n" + jumble)));

    private static bool TellsOnlyWhatIsThere(string text)
    {
        var reading = CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "report.txt", ReportLayouts.Wards);
        if (reading is not CabinetReportReading.Read { Report: var report })
            return true;
        var letters = OnlyLetters(text);
        string?[] texts =
        [
            ReportDraft.Value(report.Title), ReportDraft.Value(report.DecisionMaker), ReportDraft.Value(report.Portfolio), ReportDraft.Value(report.CabinetMember),
            ReportDraft.Value(report.PublicNotice)?.AsWritten, .. ReportDraft.Value(report.Priorities)?.Select(p => p.AsWritten) ?? [],
            .. (ReportDraft.Value(report.WardsAffected) as WardsAffected.Named)?.Unknown ?? [],
            .. (ReportDraft.Value(report.Summary) ?? "").Split('\n'), .. ReportDraft.Value(report.Recommendations)?.SelectMany(r => r.Split('\n')) ?? [],
        ];
        // A date is taken out of a meeting's name and a mobile number out of a contact, so these are compared word by word.
        string[] words = [.. $"{ReportDraft.Value(report.ReportOf)} {ReportDraft.Value(report.ContactOfficer)} {texts[1]}".Split(' ')];
        texts[1] = "";
        return texts.Concat(words).All(t => letters.Contains(OnlyLetters(t ?? ""), StringComparison.Ordinal));
    }

    /// <summary>Marks, numbering, spacing and case are not part of what is said.</summary>
    private static string OnlyLetters(string text) => NoLetter().Replace(text, "").ToUpperInvariant();

    [GeneratedRegex(@"[^\p{L}]", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex NoLetter();
}
