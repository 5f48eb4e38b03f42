using System.Globalization;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Teams;

/// <summary>What the draft form's inputs say, as a briefing's text and timetable; what cannot be read is a sentence for the author.</summary>
internal static class DraftInputs
{
    /// <returns>Remarks are what the author should know of a time that the clock makes twice or not at all.</returns>
    public static (BriefingText Text, Timetable Timetable, IReadOnlyList<string> Remarks, IReadOnlyList<string> Problems) Read(IReadOnlyDictionary<string, string> inputs)
    {
        string V(string id) => inputs.GetValueOrDefault(id, "").Trim();
        var (remarks, problems) = (new List<string>(), new List<string>());
        DateTimeOffset? At(string name, string whose) => Instant(V(name + "Date"), V(name + "Time"), whose, remarks, problems);
        var press = At("press", "press");
        var timetable = new Timetable
        {
            WardMembersAt = At("ward", "ward members’"),
            AllMembersAt = At("all", "all-members"),
            StaffAt = At("staff", "staff"),
            PressAt = press,
            EmbargoUntil = V("embargo") == "true" ? press : null,
        };
        var text = new BriefingText
        {
            Kind = Choice(V("kind"), BriefingKind.WardDecision, "what it is", problems),
            Title = V("title"),
            Summary = V("summary"),
            WardEffect = V("wardEffect"),
            Recommendations = Lines(V("recommendations")),
            Decision = Choice(V("decision"), DecisionStatus.Proposed, "whether it is decided", problems),
            Wards = V("wards").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            AllWards = V("allWards") == "true",
            Portfolio = V("portfolio"),
            CabinetMember = V("cabinetMember"),
            ExemptParagraph = Paragraph(V("exempt"), problems),
            ExemptReason = V("exemptReason"),
            UnderNegotiation = V("negotiation") == "true",
            ConfidentialReason = V("confidential"),
            NamedReaders = [.. V("named").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.TryParse(id, out var named) ? named : Guid.Empty).Where(id => id != Guid.Empty)],
            Notification = V("notification"),
            ShareableLines = Lines(V("lines")),
            KeyDecision = V("key") == "true",
            PublicNoticeOn = Date(V("notice"), "public notice", problems),
            Path = PathForm.Read(V, problems),
            BoroughPriorities = Lines(V("priorities")),
            ReportOf = V("reportOf"),
            ContactOfficer = V("contact"),
        };
        return (text, timetable, remarks, problems);
    }

    private static DateTimeOffset? Instant(string date, string time, string whose, List<string> remarks, List<string> problems)
    {
        if (date.Length == 0 && time.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            var instant = LondonTime.InstantOf(on, at);
            if (instant.Remark is { } remark)
            {
                remarks.Add($"About the {whose} time: {remark}");
            }

            return instant.At;
        }

        problems.Add($"The {whose} time needs both a date and a time, or neither.");
        return null;
    }

    internal static T Choice<T>(string value, T unsaid, string what, List<string> problems)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(value, out var chosen) && Enum.IsDefined(chosen))
        {
            return chosen;
        }

        if (value.Length > 0)
        {
            problems.Add($"Choose from the list {what}.");
        }

        return unsaid;
    }

    /// <summary>What cannot be read is never taken for "not exempt".</summary>
    private static int? Paragraph(string value, List<string> problems)
    {
        if (int.TryParse(value, CultureInfo.InvariantCulture, out var paragraph))
        {
            return paragraph;
        }

        if (value is not ("" or DraftForm.NotExempt))
        {
            problems.Add("Choose from the list whether it is exempt, and by which paragraph.");
        }

        return null;
    }

    internal static DateOnly? Date(string value, string what, List<string> problems)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            return on;
        }

        if (value.Length > 0)
        {
            problems.Add($"The day of the {what} is not a date.");
        }

        return null;
    }

    internal static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
