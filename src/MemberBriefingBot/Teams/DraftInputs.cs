using System.Globalization;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Teams;

/// <summary>What the draft form's inputs say, as a briefing's text and timetable; what cannot be read is a sentence for the author.</summary>
internal static class DraftInputs
{
    public static (BriefingText Text, Timetable Timetable, IReadOnlyList<string> Problems) Read(IReadOnlyDictionary<string, string> inputs)
    {
        string V(string id) => inputs.GetValueOrDefault(id, "").Trim();
        var problems = new List<string>();
        var press = Instant(V("pressDate"), V("pressTime"), "press", problems);
        var timetable = new Timetable
        {
            WardMembersAt = Instant(V("wardDate"), V("wardTime"), "ward members’", problems),
            AllMembersAt = Instant(V("allDate"), V("allTime"), "all-members", problems),
            PressAt = press,
            EmbargoUntil = V("embargo") == "true" ? press : null,
        };
        var text = new BriefingText
        {
            Kind = Enum.TryParse<BriefingKind>(V("kind"), out var kind) ? kind : BriefingKind.WardDecision,
            Title = V("title"),
            Summary = V("summary"),
            WardEffect = V("wardEffect"),
            Recommendations = Lines(V("recommendations")),
            Decision = Enum.TryParse<DecisionStatus>(V("decision"), out var decision) ? decision : DecisionStatus.Proposed,
            Wards = V("wards").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            AllWards = V("allWards") == "true",
            Portfolio = V("portfolio"),
            CabinetMember = V("cabinetMember"),
            ExemptParagraph = int.TryParse(V("exempt"), CultureInfo.InvariantCulture, out var paragraph) ? paragraph : null,
            ExemptReason = V("exemptReason"),
            KeyDecision = V("key") == "true",
            PublicNoticeOn = DateOnly.TryParseExact(V("notice"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var notice) ? notice : null,
            BoroughPriorities = Lines(V("priorities")),
            ReportOf = V("reportOf"),
            ContactOfficer = V("contact"),
        };
        return (text, timetable, problems);
    }

    private static DateTimeOffset? Instant(string date, string time, string whose, List<string> problems)
    {
        if (date.Length == 0 && time.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return LondonTime.InstantOf(on, at).At;
        }

        problems.Add($"The {whose} time needs both a date and a time, or neither.");
        return null;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
