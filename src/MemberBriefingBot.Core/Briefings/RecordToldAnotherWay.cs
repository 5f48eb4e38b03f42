using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public abstract record ToldOutcome
{
    private ToldOutcome() { }

    public sealed record Recorded(ToldAnotherWay Told) : ToldOutcome;

    public sealed record NotAllowed : ToldOutcome;

    /// <summary>It was not said how the member was told.</summary>
    public sealed record HowNeeded : ToldOutcome;

    public sealed record HowTooLong(int Characters, int Most) : ToldOutcome;

    public sealed record NoSuchBriefing : ToldOutcome;

    /// <summary>The tier this member belongs to has not been released, so they may not be told yet.</summary>
    public sealed record TooEarly(DateTimeOffset OpensAt) : ToldOutcome;
}

/// <summary>Democratic services record that a member the bot could not reach has been told in person.</summary>
public sealed class RecordToldAnotherWay(BriefingDb db, TimeProvider clock)
{
    /// <summary>Most characters in which to say how; it stands in a line with the member's name.</summary>
    public const int LongestHow = 200;

    public async Task<ToldOutcome> HandleAsync(Person clerk, BriefingId id, PersonId memberId, string how, CancellationToken cancel)
    {
        var now = clock.Now();
        if (clerk is not Officer || Rights.To(clerk, Right.SeeReceipts, LondonTime.DateOn(now)) is not { } capacity)
        {
            return new ToldOutcome.NotAllowed();
        }

        if (Refuse(how.Trim()) is { } refused)
        {
            return refused;
        }

        if (await db.ToldAnotherWay.FindAsync([clerk.CouncilId, id, memberId], cancel) is { } earlier)
        {
            return new ToldOutcome.Recorded(earlier);
        }

        var briefing = await db.FindBriefingAsync(clerk.CouncilId, id, cancel);
        var member = await db.People.FindAsync([clerk.CouncilId, memberId], cancel);
        if (briefing is null || member is null)
        {
            return new ToldOutcome.NoSuchBriefing();
        }

        var verdict = briefing.Release(new Reader(member), now);
        if (!verdict.IsOpen)
        {
            return verdict is ReleaseVerdict.NotYet later ? new ToldOutcome.TooEarly(later.OpensAt) : new ToldOutcome.NoSuchBriefing();
        }

        var told = new ToldAnotherWay { CouncilId = clerk.CouncilId, BriefingId = id, PersonId = memberId, How = how.Trim(), ToldById = clerk.Id, ToldAt = now };
        db.ToldAnotherWay.Add(told);
        db.Record(new AuditEvent(clerk.CouncilId, now, clerk.Id.Value, capacity, "briefing.told-another-way", $"briefing/{id}", $"person/{memberId}"));
        await db.SaveChangesAsync(cancel);
        return new ToldOutcome.Recorded(told);
    }

    private static ToldOutcome? Refuse(string how) => how.Length switch
    {
        0 => new ToldOutcome.HowNeeded(),
        > LongestHow => new ToldOutcome.HowTooLong(how.Length, LongestHow),
        _ => null,
    };
}
