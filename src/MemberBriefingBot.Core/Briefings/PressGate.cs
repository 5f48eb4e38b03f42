using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>May communications publish? Only when every member of the affected wards has the news and the charter's notice has run since.</summary>
public abstract record PressGate
{
    private PressGate() { }

    /// <param name="Notice">From the last ward member reached to the press time.</param>
    public sealed record Open(TimeSpan Notice) : PressGate;

    /// <summary>It is exempt or confidential, and no end of an embargo makes it public.</summary>
    public sealed record NotForPublication : PressGate;

    /// <summary>The embargo was lifted early: it is out, and the Council may speak.</summary>
    public sealed record LiftedEarly(DateTimeOffset At) : PressGate;

    /// <summary>Who is not yet reached; a clerk can tell them another way.</summary>
    public sealed record Waiting(IReadOnlyList<MemberReceipt> NotReached) : PressGate;

    /// <summary>Everyone is reached, and the charter's notice runs until then.</summary>
    public sealed record NoticeRunning(DateTimeOffset Until) : PressGate;

    /// <summary>Not all tiers of members have been released.</summary>
    public sealed record NotReleased(DateTimeOffset? Until) : PressGate;

    public static PressGate Of(ReleaseStatus status, TimeSpan notice, DateTimeOffset now)
    {
        if (status.Briefing.Text.IsRestricted())
        {
            return new NotForPublication();
        }

        if (status.Briefing is { LiftedEarlyBecause: not null, LiftedAt: { } lifted })
        {
            return new LiftedEarly(lifted);
        }

        var tiers = status.Briefing.Tiers.FindAll(t => t.Audience != Audience.Staff);
        var wardMembers = status.Receipts.Where(r => r.InWardTier).ToList();
        var missing = wardMembers.Where(r => r.ReachedAt is null).ToList();
        if (missing.Count > 0 && tiers.Exists(t => t.ReleasedAt is not null))
        {
            return new Waiting(missing);
        }

        if (tiers.Count == 0 || tiers.Exists(t => t.ReleasedAt is null))
        {
            return new NotReleased(tiers.Select(t => (DateTimeOffset?)t.ReleaseAt).Max());
        }

        var lastReached = wardMembers.Select(r => r.ReachedAt!.Value).DefaultIfEmpty(tiers.Max(t => t.ReleasedAt!.Value)).Max();
        return now >= lastReached + notice ? new Open((status.Briefing.Timetable.PressAt ?? now) - lastReached) : new NoticeRunning(lastReached + notice);
    }
}

/// <param name="Conflicts">What stands in the way of its press time, each a sentence.</param>
public sealed record PressItem(ReleaseStatus Status, PressGate Gate, IReadOnlyList<string> Conflicts);

public abstract record PressOutcome
{
    private PressOutcome() { }

    /// <summary>Items that go to the press, soonest first.</summary>
    /// <param name="MayChange">Whether the person may move a press time or lift an embargo early.</param>
    public sealed record Items(IReadOnlyList<PressItem> Coming, bool MayChange) : PressOutcome;

    public sealed record NotAllowed : PressOutcome;
}

/// <summary>The gate of each item that is going to the press in the next fourteen days, or went in the last two.</summary>
public sealed class ReadPressGates(BriefingDb db, ReadReleaseStatus statuses, BriefingRules rules, Councils councils, TimeProvider clock)
{
    public async Task<PressOutcome> HandleAsync(Person person, CancellationToken cancel)
    {
        var now = clock.Now();
        if (Rights.To(person, Right.SeePressGate, LondonTime.DateOn(now)) is null)
        {
            return new PressOutcome.NotAllowed();
        }

        var (from, until) = (now.AddDays(-2), now.AddDays(14));
        var coming = await db.Briefings.Include(b => b.Tiers)
            .Where(b => b.CouncilId == person.CouncilId && (b.State == BriefingState.Scheduled || b.State == BriefingState.Lifted)
                && b.Timetable.PressAt != null && b.Timetable.PressAt > from && b.Timetable.PressAt <= until)
            .OrderBy(b => b.Timetable.PressAt)
            .ToListAsync(cancel);
        var council = councils[person.CouncilId];
        var items = new List<PressItem>(coming.Count);
        foreach (var briefing in coming)
        {
            var status = await statuses.StatusOfAsync(briefing, cancel);
            var notice = rules.NoticeBeforePress(council, briefing.Text.Kind);
            items.Add(new PressItem(status, PressGate.Of(status, notice, now), NewsGrid.Conflicts(briefing, coming, council, notice, now)));
        }

        return new PressOutcome.Items(items, Rights.To(person, Right.ChangeEmbargo, LondonTime.DateOn(now)) is not null);
    }
}
