using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A briefing as its author and approvers see it at every stage, with everyone who will get it.</summary>
public sealed record ApprovalContent : Content
{
    internal ApprovalContent(Briefing briefing, string author, string? approver, IReadOnlyList<string> wardNames, IReadOnlyList<PlannedTier> tiers, ApprovalRights may, ReleaseProgress progress, KindRules rules)
        : base("A briefing needs your attention. Open Teams to see it.")
    {
        (Briefing, Author, Approver, WardNames, Tiers, Progress) = (briefing, author, approver, wardNames, tiers, progress);
        Rules = rules;
        (IsAuthor, MayApprove, MayCorrect, MayWithdraw) = (may.IsAuthor, may.Approve, may.Correct, may.Withdraw);
        (Waiting, Proposer, MayApproveCorrection) = (may.Correct ? briefing.Proposed : null, may.Proposer, may.ApproveCorrection);
    }

    public Briefing Briefing { get; }

    public string Author { get; }

    public string? Approver { get; }

    public IReadOnlyList<string> WardNames { get; }

    public IReadOnlyList<PlannedTier> Tiers { get; }

    public bool MayApprove { get; }

    public bool IsAuthor { get; }

    /// <summary>Whether the reader may propose other words for it now.</summary>
    public bool MayCorrect { get; }

    public bool MayWithdraw { get; }

    /// <summary>The correction that waits for a second person; null when none does, or for a reader who only follows the receipts.</summary>
    public Correction? Waiting { get; }

    /// <summary>Who proposed the correction that waits; null when none does.</summary>
    public string? Proposer { get; }

    public bool MayApproveCorrection { get; }

    public ReleaseProgress Progress { get; }

    /// <summary>What the council has agreed about briefings of this kind.</summary>
    public KindRules Rules { get; }
}

/// <summary>What a reader may do with a briefing.</summary>
internal sealed record ApprovalRights(bool IsAuthor, bool Approve, bool Correct, bool Withdraw, string? Proposer, bool ApproveCorrection);

/// <summary>An audience, its instant (null: as soon as scheduled), and everyone it adds to those before it.</summary>
public sealed record PlannedTier(Audience Audience, DateTimeOffset? ReleaseAt, DateTimeOffset? ReleasedAt, IReadOnlyList<PlannedRecipient> Recipients);

/// <param name="Why">Why this person is included.</param>
/// <param name="Reachable">False when the directory has no Entra id, so that somebody must tell them another way.</param>
public sealed record PlannedRecipient(string Name, string PoliticalGroup, string Why, bool Reachable);

public sealed record ReleaseProgress(int Planned, int Accepted, int Seen, int Acknowledged);

/// <summary>What an author or approver may see of a briefing, with the recipients named before anything is sent.</summary>
public sealed class ReadApproval(BriefingDb db, ReadReleaseStatus statuses, BriefingRules rules, TimeProvider clock)
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
        var mayApprove = briefing is not null && ApprovalRules.CapacityToApprove(briefing, person, on) is not null;
        if (briefing is null || (!isAuthor && !mayApprove && !FollowsReceipts(briefing, person, now)))
        {
            return null;
        }

        var proposerId = briefing.Proposed?.ProposedById;
        var names = await db.People.Where(p => p.CouncilId == person.CouncilId && (p.Id == briefing.AuthorId || p.Id == briefing.ApprovedById || p.Id == proposerId))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var members = await db.Members.AsNoTracking().Where(m => m.CouncilId == person.CouncilId).OrderBy(m => m.Name).ToListAsync(cancel);
        var wards = await db.WardNamesAsync(person.CouncilId, cancel);
        var receipts = briefing.State >= BriefingState.Scheduled ? (await statuses.StatusOfAsync(briefing, cancel)).Receipts : [];
        return new ApprovalContent(
            briefing,
            names[briefing.AuthorId],
            briefing.ApprovedById is { } approver ? names[approver] : null,
            [.. briefing.Text.Wards.Select(key => wards.GetValueOrDefault(key, key))],
            TiersOf(briefing, members, wards, on),
            RightsOf(briefing, person, on, isAuthor, mayApprove, proposerId is { } proposer ? names[proposer] : null),
            new ReleaseProgress(
                receipts.Count(r => r.State is not null), receipts.Count(r => r.AcceptedAt is not null), receipts.Count(r => r.SeenAt is not null), receipts.Count(r => r.AcknowledgedAt is not null)),
            rules.Of(briefing.CouncilId, briefing.Text.Kind));
    }

    /// <summary>Each tier with the people it adds: nobody is listed, or told, twice.</summary>
    public static IReadOnlyList<PlannedTier> TiersOf(Briefing briefing, IReadOnlyList<Member> members, IReadOnlyDictionary<string, string> wards, DateOnly on)
    {
        var listed = new HashSet<PersonId>();
        return
        [
            .. Audiences.Of(briefing.Text.Kind).Select(audience =>
            {
                var scheduled = briefing.Tiers.SingleOrDefault(t => t.Audience == audience);
                var planned = audience == Audience.WardMembers ? briefing.Timetable.WardMembersAt : briefing.Timetable.AllMembersAt;
                return new PlannedTier(audience, scheduled?.ReleaseAt ?? planned, scheduled?.ReleasedAt,
                [
                    .. ReleaseDueTiers.Recipients(briefing, audience, members, on).Where(m => listed.Add(m.Id))
                        .Select(m => new PlannedRecipient(m.Name, m.PoliticalGroup, audience.Why(briefing.Text, m, wards), m.EntraObjectId is not null)),
                ]);
            }),
        ];
    }

    private static ApprovalRights RightsOf(Briefing briefing, Person person, DateOnly on, bool isAuthor, bool mayApprove, string? proposer) => new(
        isAuthor,
        mayApprove,
        briefing.IsGoingOut() && ChangeRules.CapacityToCorrect(briefing, person, on) is not null,
        briefing.State is not (BriefingState.Draft or BriefingState.Withdrawn) && ChangeRules.CapacityToWithdraw(briefing, person, on) is not null,
        proposer,
        mayApprove && briefing.Proposed is { } waiting && waiting.ProposedById != person.Id);

    private static bool FollowsReceipts(Briefing briefing, Person person, DateTimeOffset now) =>
        Rights.To(person, Right.SeeReceipts, LondonTime.DateOn(now)) is not null
        && (person is Officer ? briefing.Tiers.Count > 0 : briefing.Release(Reader.Plain(person), now) is ReleaseVerdict.Released);
}
