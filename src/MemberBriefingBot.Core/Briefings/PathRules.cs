using MemberBriefingBot.Core.Calendar;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What is contradictory in the path of a decision, each as one sentence to whoever wrote it. Above all: nothing is decided before it is recorded.</summary>
internal static class PathRules
{
    /// <summary>Days that an agenda is seldom opened before its meeting; more is taken for a mistyped year.</summary>
    public const int LongBefore = 60;

    public static IEnumerable<string> Problems(BriefingText text, DateOnly today)
    {
        var path = text.Path;
        if (Days(text).Where(d => d.On is { } on && !WorkingCalendar.England.Covers(on)).Select(d => d.What).ToList() is { Count: > 0 } unknown)
        {
            yield return $"Check the year of {string.Join(" and of ", unknown)}: the bank holidays of that year are not known here.";
        }

        if (path.Route == DecisionRoute.None && (path.MeetingOn ?? path.AgendaOn ?? path.RecordedOn) is not null)
        {
            yield return "Say who decides, a meeting or one person, or leave the days of the decision empty.";
        }

        if (path.AgendaOn > path.MeetingOn)
        {
            yield return "The agenda cannot be opened after the meeting. Check both days.";
        }

        if (path.AgendaOn?.AddDays(LongBefore) < path.MeetingOn)
        {
            yield return "The agenda would be opened more than two months before the meeting. Check both days.";
        }

        foreach (var problem in RecordProblems(text.Decision, path, today).Concat(CallInProblems(path, today)))
        {
            yield return problem;
        }
    }

    /// <summary>Publication ends an embargo, so one that lasts longer would bind members to silence about what everybody may read; null when it does not.</summary>
    public static string? OutlastsTheAgenda(BriefingText text, DateTimeOffset? embargoUntil) => StatutoryAccess.AgendaOpensAt(text) is { } opens && embargoUntil > opens
        ? $"The agenda and reports are to be open to everybody by {LondonTime.Say(opens)}, and the embargo would last longer. Choose a press time by then, untick the embargo, or leave the agenda’s day empty until it is known."
        : null;

    private static IEnumerable<string> RecordProblems(DecisionStatus decision, DecisionPath path, DateOnly today)
    {
        if (path.RecordedOn > today)
        {
            yield return $"The decision record is dated {LondonTime.Say(path.RecordedOn.Value)}, which has not come. Nothing is decided before it is recorded: choose “proposed” and leave that day empty.";
        }
        else if (decision == DecisionStatus.Decided && path.RecordedOn is null)
        {
            yield return "Nothing is decided before it is recorded: give the day on which the decision record was published, or choose “proposed”.";
        }
        else if (decision != DecisionStatus.Decided && path.RecordedOn is not null)
        {
            yield return "The decision record has been published, so choose “decided”, or leave its day empty.";
        }
    }

    private static IEnumerable<string> CallInProblems(DecisionPath path, DateOnly today)
    {
        if (path.CalledInOn is { } called && (path.RecordedOn is not { } recorded || called < recorded || called > today))
        {
            yield return "A decision is called in after its record is published, and not in the future. Check both days.";
        }

        if (path.CallInEndedOn is { } ended && (path.CalledInOn is not { } since || ended < since || ended > today))
        {
            yield return "A call-in ends after it has begun, and not in the future. Check both days.";
        }

        if (path.NoCallIn && path.CalledInOn is not null)
        {
            yield return "A decision that cannot be called in was not called in. Take the day out, or the tick.";
        }
    }

    private static IEnumerable<(string What, DateOnly? On)> Days(BriefingText text) =>
    [
        ("the public notice", text.PublicNoticeOn),
        ("the notice of a private meeting", text.Path.PrivateNoticeOn),
        ("the further notice of a private meeting", text.Path.PrivateFurtherNoticeOn),
        ("the agenda", text.Path.AgendaOn),
        ("the meeting", text.Path.MeetingOn),
        ("the decision record", text.Path.RecordedOn),
        ("the call-in", text.Path.CalledInOn),
        ("the end of the call-in", text.Path.CallInEndedOn),
    ];
}
