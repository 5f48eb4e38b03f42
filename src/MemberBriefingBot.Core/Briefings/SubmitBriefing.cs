using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <param name="Approvers">Those who were asked to approve; the author is never one of them.</param>
    /// <param name="Needed">What they approve between them.</param>
    public sealed record Submitted(Briefing Briefing, IReadOnlyList<Person> Approvers, IReadOnlyList<SignOff> Needed) : SubmitOutcome;

    public sealed record NotYours : SubmitOutcome;

    public sealed record NotADraft(BriefingState State) : SubmitOutcome;

    /// <summary>It would reach nobody: no member in office is in its audience and may see it.</summary>
    public sealed record NobodyToRead : SubmitOutcome;

    /// <summary>Nobody in the directory but its author may approve this of it.</summary>
    public sealed record NobodyToApprove(SignOff What) : SubmitOutcome;
}

/// <summary>The author asks for a second person's approval.</summary>
public sealed class SubmitBriefing(BriefingDb db, Delivery.Plan plan, Councils councils, TimeProvider clock)
{
    /// <param name="pressed">The card that was pressed, which its author sees replaced at once.</param>
    public async Task<SubmitOutcome> HandleAsync(Person author, BriefingId id, CancellationToken cancel, string? pressed = null)
    {
        var now = clock.Now();
        var briefing = await db.FindBriefingAsync(author.CouncilId, id, cancel);
        if (briefing is null || briefing.AuthorId != author.Id || Rights.To(author, Right.DraftBriefing, LondonTime.DateOn(now)) is null)
        {
            return new SubmitOutcome.NotYours();
        }

        if (briefing.State != BriefingState.Draft)
        {
            return new SubmitOutcome.NotADraft(briefing.State);
        }

        var everybody = await db.People.Where(p => p.CouncilId == author.CouncilId).ToListAsync(cancel);
        if (!Audiences.OfMembers(briefing.Text.Kind).Any(a => ReleaseDueTiers.Recipients(briefing, a, everybody, LondonTime.DateOn(now)).Count > 0))
        {
            return new SubmitOutcome.NobodyToRead();
        }

        var people = everybody.FindAll(p => p.EntraObjectId is not null);
        var directorates = await db.DirectoratesOfAsync(briefing, cancel);
        var needed = ApprovalRules.Needed(briefing, councils[briefing.CouncilId], LondonTime.DateOn(now));
        var asked = needed.ToDictionary(n => n, n => ApprovalRules.WhoIsAsked(n, briefing, ApprovalRules.WhoMayGive(n, briefing, people, LondonTime.DateOn(now)), directorates));
        foreach (var what in needed.Where(n => asked[n].Count == 0))
        {
            return new SubmitOutcome.NobodyToApprove(what);
        }

        var approvers = asked.Values.SelectMany(a => a).DistinctBy(p => p.Id).ToList();

        briefing.State = BriefingState.AwaitingApproval;
        await plan.RewriteAsync(briefing.CouncilId, [Delivery.ContentKind.Approval], briefing.Id.Value, $"submitted-{now.UtcTicks}", pressed, cancel);
        // The same words may be sent for approval again, and whoever is asked then must hear of it.
        await plan.SendAsync(
            briefing.CouncilId, Delivery.ContentKind.Approval, briefing.Id.Value, $"submitted/{now.UtcTicks}", [.. approvers.Select(p => p.Id)], now, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, author.Id.Value, briefing.AuthorCapacity, "briefing.submitted", $"briefing/{briefing.Id}"));
        await db.SaveChangesAsync(cancel);
        return new SubmitOutcome.Submitted(briefing, approvers, needed);
    }
}
