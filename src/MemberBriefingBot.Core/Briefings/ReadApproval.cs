using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A briefing as its author and approvers see it at every stage, with everyone who will get it.</summary>
public sealed record ApprovalContent : Content
{
    internal ApprovalContent(
        Briefing briefing, string author, IReadOnlyList<GivenApproval> approvals, IReadOnlyList<SignOff> missing, IReadOnlyList<string> wardNames, IReadOnlyList<PlannedTier> tiers,
        ApprovalRights may, ReleaseProgress progress, KindRules rules)
        : base("A briefing needs your attention. Open Teams to see it.")
    {
        (Briefing, Author, Approvals, Missing, WardNames, Tiers, Progress) = (briefing, author, approvals, missing, wardNames, tiers, progress);
        Rules = rules;
        (IsAuthor, MayApprove, MayCorrect, MayWithdraw) = (may.IsAuthor, may.Approve, may.Correct, may.Withdraw);
        MaySeeText = may.SeeText;
        (Waiting, Proposer, MayApproveCorrection) = (may.Correct ? briefing.Proposed : null, may.Proposer, may.ApproveCorrection);
    }

    public Briefing Briefing { get; }

    public string Author { get; }

    /// <summary>Approvals of the words and times as they are.</summary>
    public IReadOnlyList<GivenApproval> Approvals { get; }

    /// <summary>What must still be approved before it can be scheduled.</summary>
    public IReadOnlyList<SignOff> Missing { get; }

    public IReadOnlyList<string> WardNames { get; }

    public IReadOnlyList<PlannedTier> Tiers { get; }

    public bool MayApprove { get; }

    public bool IsAuthor { get; }

    /// <summary>Whether the reader may propose other words for it now.</summary>
    public bool MayCorrect { get; }

    public bool MayWithdraw { get; }

    /// <summary>The correction that waits for a second person; null when none does, or for a reader who only follows the receipts.</summary>
    public Correction? Waiting { get; }

    /// <summary>False for those who follow who has a restricted briefing and do not read it: only its author, whoever may approve it and those named do.</summary>
    public bool MaySeeText { get; }

    /// <summary>Who proposed the correction that waits; null when none does.</summary>
    public string? Proposer { get; }

    public bool MayApproveCorrection { get; }

    /// <summary>Members and officers of the audience who are shown nothing, or nothing yet.</summary>
    public IReadOnlyList<HeldBack> HeldBack { get; internal init; } = [];

    public ReleaseProgress Progress { get; }

    /// <summary>What the council has agreed about briefings of this kind.</summary>
    public KindRules Rules { get; }

    /// <summary>How far the decision has come; null when nothing is to be decided.</summary>
    public GovernanceTimeline? Timeline { get; internal init; }

    /// <summary>When the law opens it to every member; null when it does not.</summary>
    public DateTimeOffset? OpensByLawAt { get; internal init; }
}

/// <summary>An approval, with its giver's name.</summary>
public sealed record GivenApproval(Approval Approval, string By);

/// <summary>What a reader may do with a briefing.</summary>
internal sealed record ApprovalRights(bool IsAuthor, bool SeeText, bool Approve, bool Correct, bool Withdraw, string? Proposer, bool ApproveCorrection);

/// <summary>An audience, its instant (null: as soon as scheduled), and everyone it adds to those before it.</summary>
public sealed record PlannedTier(Audience Audience, DateTimeOffset? ReleaseAt, DateTimeOffset? ReleasedAt, IReadOnlyList<PlannedRecipient> Recipients)
{
    /// <summary>How many of each political group, the largest first; empty for an audience without any.</summary>
    public IReadOnlyList<(string Group, int Count)> Groups =>
        [.. Recipients.Where(r => r.PoliticalGroup.Length > 0).GroupBy(r => r.PoliticalGroup).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal)];
}

/// <summary>Somebody of the audience who is shown nothing, or nothing yet, and why.</summary>
public sealed record HeldBack(string Name, string Why);

/// <param name="Why">Why this person is included.</param>
/// <param name="Reachable">False when the directory has no Entra id, so that somebody must tell them another way.</param>
public sealed record PlannedRecipient(string Name, string PoliticalGroup, string Why, bool Reachable);

public sealed record ReleaseProgress(int Planned, int Accepted, int Seen, int Acknowledged);

/// <summary>What an author or approver may see of a briefing, with the recipients named before anything is sent.</summary>
public sealed class ReadApproval(BriefingDb db, ReadReleaseStatus statuses, BriefingRules rules, Councils councils, TimeProvider clock)
{
    /// <returns>
    /// Null for anyone who is neither the author nor may approve it, nor follows its receipts: an officer from the moment it is
    /// scheduled, a member from the moment it is released to them.
    /// </returns>
    public async Task<ApprovalContent?> HandleAsync(Person person, BriefingId id, CancellationToken cancel)
    {
        var now = clock.Now();
        var on = LondonTime.DateOn(now);
        var briefing = await db.FindBriefingAsync(person.CouncilId, id, cancel);
        var isAuthor = briefing?.AuthorId == person.Id && person.IsCurrent(on);
        var needed = briefing is null ? [] : ApprovalRules.Needed(briefing, councils[person.CouncilId], on);
        var mayGive = briefing is null ? [] : ApprovalRules.MayGive(briefing, person, needed, on);
        var mayApprove = mayGive.Count > 0 && briefing!.State != BriefingState.Draft;
        if (briefing is null || (!isAuthor && !mayApprove && !await FollowsReceiptsAsync(briefing, person, now, cancel)))
        {
            return null;
        }

        var proposerId = briefing.Proposed?.ProposedById;
        var involved = briefing.Approvals.Select(a => a.ById).Append(briefing.AuthorId).Concat(proposerId is { } p ? [p] : Array.Empty<PersonId>()).ToList();
        var names = await db.People.Where(p => p.CouncilId == person.CouncilId && involved.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var people = await db.People.AsNoTracking().Where(p => p.CouncilId == person.CouncilId).OrderBy(p => p.Name).ToListAsync(cancel);
        var wards = await db.WardNamesAsync(person.CouncilId, cancel);
        var receipts = briefing.State >= BriefingState.Scheduled ? (await statuses.StatusOfAsync(briefing, cancel)).Receipts : [];
        var byLaw = briefing.Tiers.Count > 0 ? briefing.StatutoryAt : StatutoryAccess.At(briefing.Text, councils[person.CouncilId]);
        return new ApprovalContent(
            briefing,
            names[briefing.AuthorId],
            [.. briefing.Approvals.Where(a => a.Fingerprint == briefing.Fingerprint()).Select(a => new GivenApproval(a, names[a.ById]))],
            ApprovalRules.Missing(briefing, needed),
            [.. briefing.Text.Wards.Select(key => wards.GetValueOrDefault(key, key))],
            TiersOf(briefing, people, wards, byLaw, now),
            RightsOf(briefing, person, councils[person.CouncilId], on, isAuthor, ApprovalRules.Missing(briefing, needed).Intersect(mayGive).Any(), proposerId is { } proposer ? names[proposer] : null),
            new ReleaseProgress(
                receipts.Count(r => r.State is not null), receipts.Count(r => r.AcceptedAt is not null), receipts.Count(r => r.SeenAt is not null), receipts.Count(r => r.AcknowledgedAt is not null)),
            rules.Of(briefing.CouncilId, briefing.Text.Kind))
        {
            HeldBack =
            [
                .. people.Where(p => p.IsCurrent(on) && Audiences.Of(briefing).Any(a => a.Includes(briefing.Text, p)))
                    .Select(p => (p.Name, Why: ReleaseGate.WhyHeldBack(briefing, p))).Where(h => h.Why is not null).Select(h => new HeldBack(h.Name, h.Why!)),
            ],
            Timeline = GovernanceTimeline.Of(briefing.Text, councils[person.CouncilId], now),
            OpensByLawAt = byLaw,
        };
    }

    /// <summary>Each tier with the people it adds: nobody is listed, or told, twice.</summary>
    public static IReadOnlyList<PlannedTier> TiersOf(Briefing briefing, IReadOnlyList<Person> people, IReadOnlyDictionary<string, string> wards, DateTimeOffset? byLaw, DateTimeOffset now)
    {
        var listed = new HashSet<PersonId>();
        return
        [
            .. Audiences.Of(briefing).Select(audience =>
            {
                var scheduled = briefing.Tiers.SingleOrDefault(t => t.Audience == audience);
                return new PlannedTier(audience, scheduled?.ReleaseAt ?? Planned(audience), scheduled?.ReleasedAt,
                [
                    .. ReleaseDueTiers.Recipients(briefing, audience, people, LondonTime.DateOn(now)).Where(p => listed.Add(p.Id))
                        .Select(p => new PlannedRecipient(p.Name, (p as Member)?.PoliticalGroup ?? "", audience.Why(briefing.Text, p, wards), p.EntraObjectId is not null)),
                ]);
            }),
        ];

        DateTimeOffset? Planned(Audience audience) => briefing.Timetable.Of(audience) is { } at ? StatutoryAccess.ReleaseAt(audience, at, byLaw, now) : null;
    }

    private static ApprovalRights RightsOf(Briefing briefing, Person person, Council council, DateOnly on, bool isAuthor, bool mayApprove, string? proposer) => new(
        isAuthor,
        isAuthor || !briefing.Text.IsRestricted() || briefing.Text.IsNamed(person) || ApprovalRules.CapacityToApprove(briefing, person, on) is not null,
        mayApprove,
        briefing.IsGoingOut() && ChangeRules.CapacityToCorrect(briefing, person, on) is not null,
        briefing.State is not (BriefingState.Draft or BriefingState.Withdrawn) && ChangeRules.CapacityToWithdraw(briefing, person, on) is not null,
        proposer,
        ApprovalRules.CapacityFor(ApprovalRules.NeededForCorrection(council, on), briefing, person, on) is not null && briefing.Proposed is { } waiting && waiting.ProposedById != person.Id);

    /// <summary>Officers from the moment it is scheduled, but what is confidential only if they are named; members once they have read it themselves.</summary>
    private async Task<bool> FollowsReceiptsAsync(Briefing briefing, Person person, DateTimeOffset now, CancellationToken cancel) => Rights.To(person, Right.SeeReceipts, LondonTime.DateOn(now)) switch
    {
        null => false,
        _ when person is Officer => briefing.Tiers.Count > 0 && (!briefing.Text.IsConfidential() || briefing.Text.IsNamed(person)),
        _ => briefing.Release(
            new Reader(person) { TermsAcceptedAt = (await db.TermsAcceptances.FindAsync([person.CouncilId, briefing.Id, person.Id], cancel))?.AcceptedAt }, now) is ReleaseVerdict.Released,
    };
}
