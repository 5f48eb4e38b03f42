using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <param name="Corrected">The words as they shall read; only those that <see cref="CorrectBriefing"/> names are taken.</param>
public sealed record CorrectRequest(Person Person, BriefingId Id, CorrectedWords Corrected, string WhatChanged);

/// <summary>The words of a briefing that a correction may change. Whom it concerns is not among them: that would be another briefing.</summary>
public sealed record CorrectedWords(string Title, string Summary, string WardEffect, IReadOnlyList<string> Recommendations, DecisionStatus Decision, string ContactOfficer, IReadOnlyList<string> ShareableLines)
{
    public static CorrectedWords Of(BriefingText text) => new(text.Title, text.Summary, text.WardEffect, text.Recommendations, text.Decision, text.ContactOfficer, text.ShareableLines);

    public BriefingText In(BriefingText text) => text with
    {
        Title = Title,
        Summary = Summary,
        WardEffect = WardEffect,
        Recommendations = Recommendations,
        Decision = Decision,
        ContactOfficer = ContactOfficer,
        ShareableLines = ShareableLines,
    };
}

public abstract record CorrectOutcome
{
    private CorrectOutcome() { }

    /// <param name="Approvers">Those who were asked to approve it.</param>
    public sealed record Proposed(IReadOnlyList<Person> Approvers) : CorrectOutcome;

    /// <summary>It is not scheduled yet, and is changed as a draft; or it was withdrawn.</summary>
    public sealed record NotOut : CorrectOutcome;

    /// <summary>What is missing or unchanged, each a sentence to the person.</summary>
    public sealed record Incomplete(IReadOnlyList<string> Problems) : CorrectOutcome;

    public sealed record NotAllowed : CorrectOutcome;

    /// <summary>Nobody may approve it but the one who proposes it.</summary>
    public sealed record NobodyToApprove : CorrectOutcome;
}

/// <summary>Proposes new words for a briefing that is scheduled or out. Nobody who has it sees them before a second person approves.</summary>
public sealed class CorrectBriefing(BriefingDb db, Plan plan, Councils councils, TimeProvider clock)
{
    public async Task<CorrectOutcome> HandleAsync(CorrectRequest request, CancellationToken cancel)
    {
        var (now, person) = (clock.Now(), request.Person);
        var briefing = await db.FindBriefingAsync(person.CouncilId, request.Id, cancel);
        var capacity = briefing is null ? null : ChangeRules.CapacityToCorrect(briefing, person, LondonTime.DateOn(now));
        if (briefing is null || capacity is null)
        {
            return new CorrectOutcome.NotAllowed();
        }

        var correction = Waiting(briefing, new Correction(request.Corrected.In(briefing.Text), request.WhatChanged.Trim(), person.Id, capacity, now));
        var wards = await db.Wards.Where(w => w.CouncilId == person.CouncilId).Select(w => w.Key).ToListAsync(cancel);
        if (Refuse(briefing, correction, wards) is { } refused)
        {
            return refused;
        }

        var people = await db.People.Where(p => p.CouncilId == person.CouncilId && p.EntraObjectId != null).ToListAsync(cancel);
        var directorates = await db.DirectoratesOfAsync(briefing, cancel);
        var needed = ApprovalRules.NeededForCorrection(councils[person.CouncilId], LondonTime.DateOn(now));
        var mayApprove = ApprovalRules.WhoMayGive(needed, briefing, people.Where(p => p.Id != person.Id), LondonTime.DateOn(now));
        var approvers = ApprovalRules.WhoIsAsked(needed, briefing, mayApprove, directorates)
            .UnionBy(mayApprove.Where(p => briefing.Approvals.Exists(a => a.ById == p.Id && a.For == SignOff.Content)), p => p.Id).ToList();
        if (approvers.Count == 0)
        {
            return new CorrectOutcome.NobodyToApprove();
        }

        briefing.Proposed = correction;
        await plan.SendAsync(briefing.CouncilId, ContentKind.Approval, briefing.Id.Value, $"correction/{correction.ProposedAt.UtcTicks}", [.. approvers.Select(p => p.Id)], now, cancel);
        db.Record(new AuditEvent(briefing.CouncilId, now, person.Id.Value, capacity, "briefing.correction-proposed", $"briefing/{briefing.Id}", correction.Fingerprint()));
        await db.SaveChangesAsync(cancel);
        return new CorrectOutcome.Proposed(approvers);
    }

    /// <summary>What is proposed again while it waits is the same proposal: whoever was asked is not asked twice.</summary>
    private static Correction Waiting(Briefing briefing, Correction proposed) =>
        briefing.Proposed is { } waiting && waiting.ProposedById == proposed.ProposedById && waiting.Fingerprint() == proposed.Fingerprint() ? waiting : proposed;

    private static CorrectOutcome? Refuse(Briefing briefing, Correction correction, IReadOnlyCollection<string> wards)
    {
        if (!briefing.IsGoingOut())
        {
            return new CorrectOutcome.NotOut();
        }

        var problems = Problems(briefing, correction, wards).ToList();
        return problems.Count > 0 ? new CorrectOutcome.Incomplete(problems) : null;
    }

    private static IEnumerable<string> Problems(Briefing briefing, Correction correction, IReadOnlyCollection<string> wards)
    {
        if (correction.WhatChanged.Length == 0)
        {
            yield return "Say in a sentence or two what has changed: everybody who has the briefing reads it.";
        }

        if (correction.WhatChanged.Length > Correction.LongestWhatChanged)
        {
            yield return $"What has changed has {correction.WhatChanged.Length:N0} characters; the most is {Correction.LongestWhatChanged:N0}. Shorten it.";
        }

        if (BriefingFingerprint.Of(correction.Text, "") == BriefingFingerprint.Of(briefing.Text, ""))
        {
            yield return "Nothing in the briefing is different yet. Change the words that are wrong.";
        }

        foreach (var problem in DraftRules.TextProblems(correction.Text, wards).Concat(PathRules.Problems(correction.Text, LondonTime.DateOn(correction.ProposedAt))))
        {
            yield return problem;
        }
    }
}
