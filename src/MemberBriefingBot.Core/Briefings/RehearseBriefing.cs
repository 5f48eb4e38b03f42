using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A briefing as its readers will see it, shown to its author or an approver alone, marked as a test.</summary>
/// <param name="First">What they see first: the terms it is under, when it is under any; else the briefing.</param>
/// <param name="Then">What they see once they have accepted; null when there are no terms.</param>
public sealed record RehearsalContent(Content First, Content? Then) : Content("A test of a briefing, for you alone.");

/// <summary>Shows an author or approver the card that readers will get, and sends it to nobody else.</summary>
public sealed class RehearseBriefing(BriefingDb db, ReadApproval approvals, Councils councils, TimeProvider clock)
{
    /// <returns>Null for anyone who may not see the briefing before its release.</returns>
    public async Task<RehearsalContent?> HandleAsync(Person person, BriefingId id, CancellationToken cancel) =>
        await approvals.HandleAsync(person, id, cancel) is { IsAuthor: true } or { MayApprove: true }
            ? Rehearse((await db.FindBriefingAsync(person.CouncilId, id, cancel))!, await ReaderAsync(person, cancel), clock.Now())
            : null;

    private async Task<Reader> ReaderAsync(Person person, CancellationToken cancel)
    {
        var (council, today) = (councils[person.CouncilId], LondonTime.DateOn(clock.Now()));
        return new Reader(person) { Wards = await db.WardNamesAsync(person.CouncilId, cancel), Council = council, IsPreElection = council.IsPreElection(today, today) };
    }

    private static RehearsalContent Rehearse(Briefing briefing, Reader reader, DateTimeOffset now)
    {
        var tier = new Tier { CouncilId = briefing.CouncilId, BriefingId = briefing.Id, Audience = Audiences.OfMembers(briefing.Text.Kind)[0], ReleaseAt = now };
        var open = new GateVerdict.Open(tier, ByLaw: false, "A test.");
        var whole = new BriefingContent(briefing, open, reader, now);
        return Terms.Of(briefing, now) is { } terms ? new RehearsalContent(new FoldedContent(briefing, terms, open, reader), whole) : new RehearsalContent(whole, null);
    }
}
