using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>The embargo and press time of one briefing, for those who may change them or propose to.</summary>
/// <param name="Proposer">Who proposed the early lift that waits; null when none does.</param>
/// <param name="Interested">Members with a declared interest.</param>
/// <param name="Others">Members in its audience without one, for whom the reader may record it; empty for others than the Monitoring Officer.</param>
public sealed record EmbargoContent(
    Briefing Briefing, PressGate Gate, string? Proposer, EmbargoRights May, IReadOnlyList<Member> Interested, IReadOnlyList<Member> Others)
    : Content("The embargo of a briefing.");

/// <param name="Agree">To the proposal that waits.</param>
/// <param name="DecideOnAccess">Record an interest, or take one off.</param>
public sealed record EmbargoRights(bool Propose, bool Agree, bool Move, bool DecideOnAccess);

public sealed class ReadEmbargo(BriefingDb db, ReadApproval approvals, ReadReleaseStatus statuses, BriefingRules rules, Councils councils, TimeProvider clock)
{
    /// <returns>Null for anyone who may not see the briefing as its author, approvers and followers do.</returns>
    public async Task<EmbargoContent?> HandleAsync(Person person, BriefingId id, CancellationToken cancel)
    {
        var now = clock.Now();
        var on = LondonTime.DateOn(now);
        if (await approvals.HandleAsync(person, id, cancel) is not { Briefing: var briefing } || (LiftEarly.CapacityToPropose(briefing, person, on) ?? Rights.To(person, Right.DecideOnAccess, on)) is null)
        {
            return null;
        }

        var people = await db.People.AsNoTracking().Where(p => p.CouncilId == person.CouncilId).OrderBy(p => p.Name).ToListAsync(cancel);
        var interested = briefing.Interests.ConvertAll(i => i.MemberId);
        var isRunning = LiftEarly.IsRunning(briefing);
        var mayChange = LiftEarly.CapacityToAgree(briefing, person, on) is not null;
        return new EmbargoContent(
            briefing,
            PressGate.Of(await statuses.StatusOfAsync(briefing, cancel), rules.NoticeBeforePress(councils[person.CouncilId], briefing.Text.Kind), now),
            people.Find(p => p.Id == briefing.ProposedLift?.ProposedById)?.Name,
            new EmbargoRights(
                Propose: isRunning && briefing.ProposedLift is null && LiftEarly.CapacityToPropose(briefing, person, on) is not null,
                Agree: isRunning && mayChange && briefing.ProposedLift is { } waiting && waiting.ProposedById != person.Id,
                Move: MovePressTime.CapacityToMove(briefing, person, on) is not null && briefing is { State: BriefingState.Scheduled, Timetable.PressAt: not null },
                DecideOnAccess: Rights.To(person, Right.DecideOnAccess, on) is not null && briefing.State != BriefingState.Withdrawn),
            [.. people.OfType<Member>().Where(m => interested.Contains(m.Id))],
            Rights.To(person, Right.DecideOnAccess, on) is null || briefing.State == BriefingState.Withdrawn
                ? []
                : [.. people.OfType<Member>().Where(m => m.IsCurrent(on) && !interested.Contains(m.Id) && Audiences.OfMembers(briefing.Text.Kind).Any(a => a.Includes(briefing.Text, m)))]);
    }
}
