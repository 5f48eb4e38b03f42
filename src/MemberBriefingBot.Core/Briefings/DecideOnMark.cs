using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

public abstract record DecideMarkOutcome
{
    private DecideMarkOutcome() { }

    /// <summary>Whoever asked is told, and may read the answer when it was agreed to.</summary>
    public sealed record Decided : DecideMarkOutcome;

    /// <summary>Somebody, perhaps this person, answered it before.</summary>
    public sealed record AlreadyDecided : DecideMarkOutcome;

    /// <summary>Nobody answered in time.</summary>
    public sealed record Lapsed : DecideMarkOutcome;

    /// <summary>Whoever asked cannot agree as well.</summary>
    public sealed record AskedItThemselves : DecideMarkOutcome;

    public sealed record NotAllowed : DecideMarkOutcome;
}

/// <summary>A second person agrees that whoever asked may see whose copy bears a mark, or refuses. Neither shows it to the second person.</summary>
public sealed class DecideOnMark(BriefingDb db, Plan plan, TimeProvider clock)
{
    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once; so with the others.</param>
    public async Task<DecideMarkOutcome> HandleAsync(Person person, MarkLookupId id, bool agrees, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var lookup = await db.MarkLookups.FirstOrDefaultAsync(l => l.CouncilId == person.CouncilId && l.Id == id, cancel);
        var capacity = Rights.To(person, Right.AgreeToMarkLookup, LondonTime.DateOn(now));
        if (Refuse(lookup, person.Id, capacity, now) is { } refused)
        {
            return refused;
        }

        lookup!.Decide(new MarkDecision(person.Id, capacity!, now, agrees));
        await plan.RewriteAsync(lookup.CouncilId, [ContentKind.MarkLookup], id.Value, "decided", pressed, cancel);
        await plan.SendAsync(lookup.CouncilId, ContentKind.MarkLookup, id.Value, "decided", [lookup.AskedById], now, cancel);
        db.Record(lookup.Happened(agrees ? "mark.agreed" : "mark.refused", now, person.Id, capacity!));
        await db.SaveChangesAsync(cancel);
        return new DecideMarkOutcome.Decided();
    }

    /// <param name="capacity">In which the person may decide; null when they may not.</param>
    public static DecideMarkOutcome? Refuse(MarkLookup? lookup, PersonId person, string? capacity, DateTimeOffset now) => lookup?.StateAt(now) switch
    {
        null => new DecideMarkOutcome.NotAllowed(),
        _ when lookup.AskedById == person => new DecideMarkOutcome.AskedItThemselves(),
        _ when capacity is null => new DecideMarkOutcome.NotAllowed(),
        MarkLookupState.Waiting => null,
        MarkLookupState.Lapsed => new DecideMarkOutcome.Lapsed(),
        _ => new DecideMarkOutcome.AlreadyDecided(),
    };
}
