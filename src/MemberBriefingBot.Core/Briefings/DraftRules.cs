using System.Text.Encodings.Web;
using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What makes a draft complete and its timetable sound, each failure as one sentence to its author.</summary>
public static class DraftRules
{
    /// <summary>Longest title, in characters: it must stand on one card heading on a phone.</summary>
    public const int LongestTitle = 150;

    /// <summary>Longest summary, ward effect or list of recommendations, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>Longest of any other field, in characters. Together they must fit one card.</summary>
    public const int LongestField = 500;

    /// <summary>Longest notification, in characters: a lock screen shows no more.</summary>
    public const int LongestNotification = 100;

    /// <summary>Longest list of shareable lines, in characters.</summary>
    public const int LongestShareable = 1000;

    /// <summary>
    /// Most room that all its words together take on a card, in characters as they are written there. The card that holds all of them, and those of a
    /// correction beside them, stays below 80 KB in UTF-16.
    /// </summary>
    public const int MostRoom = 12_000;

    /// <summary>What a line takes beside its own characters.</summary>
    private const int RoomOfALine = 90;

    public static IReadOnlyList<string> Problems(BriefingText text, Timetable timetable, IReadOnlyCollection<string> knownWards, DateTimeOffset now) =>
        [.. TextProblems(text, knownWards), .. PathRules.Problems(text, LondonTime.DateOn(now)), .. TimetableProblems(text, timetable, now)];

    internal static IEnumerable<string> TextProblems(BriefingText text, IReadOnlyCollection<string> knownWards)
    {
        if (string.IsNullOrWhiteSpace(text.Title))
        {
            yield return "Give the briefing a title.";
        }

        if (string.IsNullOrWhiteSpace(text.Summary))
        {
            yield return "Write a summary: what is this about, in a few plain sentences?";
        }

        if (text.Kind == BriefingKind.WardDecision && !text.AllWards && text.Wards.Count == 0)
        {
            yield return "A ward decision must name the wards it affects, or say that it affects all of them.";
        }

        if (text.Wards.Except(knownWards).ToList() is { Count: > 0 } unknown)
        {
            yield return $"These wards are not in the directory: {string.Join(", ", unknown)}.";
        }

        if (text.ExemptParagraph is null && !string.IsNullOrWhiteSpace(text.ExemptReason))
        {
            yield return "A reason for an exemption is given and no paragraph of Schedule 12A. Choose the paragraph, or take the reason out.";
        }

        if (text.ExemptParagraph is { } paragraph && (paragraph is < 1 or > 7 || string.IsNullOrWhiteSpace(text.ExemptReason)))
        {
            yield return "An exempt briefing must name a paragraph of Schedule 12A, 1 to 7, and give the reason.";
        }

        if (text.UnderNegotiation && text.ExemptParagraph != 3)
        {
            yield return "Terms under negotiation are exempt under paragraph 3. Choose that paragraph, or take the tick out.";
        }

        if (text.IsConfidential() && text.NamedReaders.Count == 0)
        {
            yield return "A confidential briefing must name the people who may see it.";
        }

        foreach (var problem in NotificationText.Problems(text))
        {
            yield return problem;
        }

        foreach (var (name, length, longest) in Lengths(text).Where(part => part.Length > part.Longest))
        {
            yield return $"The {name} has {length:N0} characters; the most is {longest:N0}. Shorten it by {length - longest:N0}.";
        }

        if (Room(text) is > MostRoom and var room)
        {
            yield return $"All its words together take {room:N0} characters on a card, where each line counts {RoomOfALine} more; the most is {MostRoom:N0}. Shorten it by {room - MostRoom:N0}.";
        }
    }

    private static int Room(BriefingText text) => Words(text)
        .SelectMany(words => words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Sum(line => RoomOfALine + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(line).Length);

    private static IEnumerable<string> Words(BriefingText text) =>
    [
        text.Title, text.Summary, text.WardEffect, .. text.Recommendations, .. text.BoroughPriorities, .. text.ShareableLines, text.Path.DecisionMaker, text.Path.JudgingCommittee,
        text.Portfolio, text.CabinetMember, text.ExemptReason, text.ConfidentialReason, text.Notification, text.ReportOf, text.ContactOfficer,
    ];

    private static IEnumerable<(string Name, int Length, int Longest)> Lengths(BriefingText text) =>
    [
        ("title", text.Title.Length, LongestTitle),
        ("summary", text.Summary.Length, LongestText),
        ("ward effect", text.WardEffect.Length, LongestText),
        ("list of what is being decided", text.Recommendations.Sum(r => r.Length), LongestText),
        ("list of borough priorities", text.BoroughPriorities.Sum(p => p.Length), LongestField),
        ("decision maker", text.Path.DecisionMaker.Length, LongestField),
        ("name of the judging committee", text.Path.JudgingCommittee.Length, LongestField),
        ("portfolio", text.Portfolio.Length, LongestField),
        ("cabinet member", text.CabinetMember.Length, LongestField),
        ("reason for the exemption", text.ExemptReason.Length, LongestField),
        ("reason why it is confidential", text.ConfidentialReason.Length, LongestField),
        ("notification", text.Notification.Length, LongestNotification),
        ("list of shareable lines", text.ShareableLines.Sum(l => l.Length), LongestShareable),
        ("author of the report", text.ReportOf.Length, LongestField),
        ("contact", text.ContactOfficer.Length, LongestField),
    ];

    /// <summary>Tiers in order, members before the press, and no embargo that ends before its own briefing is out.</summary>
    public static IEnumerable<string> TimetableProblems(BriefingText text, Timetable timetable, DateTimeOffset now)
    {
        var kind = text.Kind;
        var wardAt = timetable.WardMembersAt ?? now;
        var allAt = timetable.AllMembersAt ?? now;
        var last = kind == BriefingKind.WardDecision && wardAt > allAt ? wardAt : allAt;

        if (kind == BriefingKind.WardDecision && wardAt > allAt)
        {
            yield return "Ward members must not be told after all members. Move the ward members' time earlier, or the all-members time later.";
        }

        if (timetable.StaffAt < last)
        {
            yield return "Staff must not be told before members. Move the staff time after the last release to members.";
        }

        if (timetable.PressAt <= last)
        {
            yield return "The press must not be told before members. Move the press time after the last release to members.";
        }

        if (timetable.EmbargoUntil <= last)
        {
            yield return "The embargo ends before every member has the briefing. Move the press time later, or untick “Members must not share it before the press time”.";
        }

        if (timetable.PressAt is { } press && timetable.EmbargoUntil > press)
        {
            yield return "The embargo would still bind members when the press may publish. End it at the press time or before.";
        }

        if (PathRules.OutlastsTheAgenda(text, timetable.EmbargoUntil) is { } outlasts)
        {
            yield return outlasts;
        }

        if (text.Path.RecordedOn is not null && timetable.EmbargoUntil is not null && !text.IsRestricted())
        {
            yield return "The decision record is published, so there is nothing to keep back: untick “Members must not share it before the press time”.";
        }

        if ((kind == BriefingKind.WardDecision && timetable.WardMembersAt < now) || timetable.AllMembersAt < now)
        {
            yield return "A release time is in the past. Leave it empty to release as soon as the briefing is approved and scheduled.";
        }
    }
}
