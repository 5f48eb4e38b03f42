using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

public abstract record AskMarkOutcome
{
    private AskMarkOutcome() { }

    /// <param name="Of">Those who can agree, each of whom was asked.</param>
    public sealed record Asked(MarkLookup Lookup, IReadOnlyList<Person> Of) : AskMarkOutcome;

    /// <summary>The same person's request for this mark is still running; there is one.</summary>
    public sealed record AlreadyAsked(MarkLookup Lookup) : AskMarkOutcome;

    /// <summary>No copy can bear what was typed.</summary>
    public sealed record NotAMark : AskMarkOutcome;

    /// <summary>No copy of the last <see cref="MarkLookup.MonthsBack"/> months bears it.</summary>
    public sealed record UnknownMark(string Mark) : AskMarkOutcome;

    /// <summary>Two copies bear it by chance, so that it says nothing of either.</summary>
    public sealed record SaysNothing : AskMarkOutcome;

    public sealed record ReasonNeeded : AskMarkOutcome;

    public sealed record ReasonTooLong(int Characters, int Most) : AskMarkOutcome;

    public sealed record NobodyToAgree : AskMarkOutcome;

    public sealed record NotAllowed : AskMarkOutcome;
}

/// <summary>The Monitoring Officer asks whose copy bears a mark, and says why. Nothing is shown before a second person agrees.</summary>
public sealed class AskWhoseMark(BriefingDb db, Plan plan, TimeProvider clock)
{
    /// <param name="typed">The mark as it was typed, see <see cref="RecipientMark.Read"/>.</param>
    public async Task<AskMarkOutcome> HandleAsync(Person person, string typed, string reason, CancellationToken cancel)
    {
        var (now, why) = (clock.Now(), reason.Trim());
        var (on, mark) = (LondonTime.DateOn(now), RecipientMark.Read(typed));
        var capacity = Rights.To(person, Right.LookUpMark, on);
        if (Refuse(capacity, mark, why) is { } refused)
        {
            return refused;
        }

        if (await db.MarkLookups.FirstOrDefaultAsync(l => l.CouncilId == person.CouncilId && l.AskedById == person.Id && l.Mark == mark && l.EndedAt == null, cancel) is { } running)
        {
            return new AskMarkOutcome.AlreadyAsked(running);
        }

        var copies = await db.CopiesMarkedAsync(person.CouncilId, mark!, now.AddMonths(-MarkLookup.MonthsBack), cancel);
        var people = await db.People.Where(p => p.CouncilId == person.CouncilId && p.EntraObjectId != null && p.Id != person.Id).OrderBy(p => p.Name).ToListAsync(cancel);
        var asked = people.FindAll(p => Rights.To(p, Right.AgreeToMarkLookup, on) is not null);
        if (copies is not [{ } copy])
        {
            return copies.Count == 0 ? new AskMarkOutcome.UnknownMark(mark!) : new AskMarkOutcome.SaysNothing();
        }

        return asked.Count == 0 ? new AskMarkOutcome.NobodyToAgree() : await AskAsync(person, capacity!, mark!, copy, why, asked, now, cancel);
    }

    /// <summary>What is wrong with the request before anything is looked up; null when nothing is.</summary>
    /// <param name="capacity">In which the person may ask; null when they may not.</param>
    public static AskMarkOutcome? Refuse(string? capacity, string? mark, string reason) => reason.Length switch
    {
        _ when capacity is null => new AskMarkOutcome.NotAllowed(),
        _ when mark is null => new AskMarkOutcome.NotAMark(),
        0 => new AskMarkOutcome.ReasonNeeded(),
        > MarkLookup.LongestReason => new AskMarkOutcome.ReasonTooLong(reason.Length, MarkLookup.LongestReason),
        _ => null,
    };

    private async Task<AskMarkOutcome> AskAsync(Person person, string capacity, string mark, MarkedCopy copy, string reason, List<Person> asked, DateTimeOffset now, CancellationToken cancel)
    {
        var lookup = new MarkLookup
        {
            CouncilId = person.CouncilId,
            Id = MarkLookupId.New(),
            Mark = mark,
            BriefingId = copy.BriefingId,
            Version = copy.Version,
            Reason = reason,
            AskedById = person.Id,
            Capacity = capacity,
            AskedAt = now,
            EndsAt = now + MarkLookup.WaitsFor,
        };
        db.MarkLookups.Add(lookup);
        await plan.SendAsync(lookup.CouncilId, ContentKind.MarkLookup, lookup.Id.Value, "asked", [.. asked.Select(p => p.Id)], now, cancel);
        db.Record(lookup.Happened("mark.asked", now, person.Id, capacity));
        await db.SaveChangesAsync(cancel);
        return new AskMarkOutcome.Asked(lookup, asked);
    }
}
