using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>New words for a briefing that is already scheduled or out; nobody but its author and approvers sees them before they are approved.</summary>
/// <param name="Text">The whole text as it will read. The audience, the wards and the exemption stay what they were.</param>
/// <param name="WhatChanged">One or two sentences to everybody who has the briefing.</param>
public sealed record Correction(BriefingText Text, string WhatChanged, PersonId ProposedById, string Capacity, DateTimeOffset ProposedAt)
{
    /// <summary>Most characters in which to say what changed.</summary>
    public const int LongestWhatChanged = 500;

    /// <summary>A hash of what an approval of the correction covers.</summary>
    public string Fingerprint() => BriefingFingerprint.Of(Text, WhatChanged);
}

/// <summary>Who may change a briefing that is scheduled or out, in which capacity.</summary>
public static class ChangeRules
{
    /// <summary>Its author, and those who may approve it: they know the text.</summary>
    public static string? CapacityToCorrect(Briefing briefing, Person person, DateOnly on) => AsAuthor(briefing, person, on) ?? ApprovalRules.CapacityToApprove(briefing, person, on);

    /// <summary>Whoever may correct it, and Democratic Services, who must be able to stop anything: a wrong send cannot wait.</summary>
    public static string? CapacityToWithdraw(Briefing briefing, Person person, DateOnly on) => CapacityToCorrect(briefing, person, on) ?? Rights.To(person, Right.WithdrawBriefing, on);

    private static string? AsAuthor(Briefing briefing, Person person, DateOnly on) =>
        person.Id == briefing.AuthorId && Rights.To(person, Right.DraftBriefing, on) is not null ? briefing.AuthorCapacity : null;

    /// <summary>
    /// Until the caller's transaction ends nobody releases a tier of it, and what was being released is committed and seen. SQLite has one writer anyway.
    /// </summary>
    internal static Task HoldTiersAsync(this BriefingDb db, Briefing briefing, CancellationToken cancel) => db.IsPostgres
        ? db.Database.ExecuteSqlAsync($"SELECT 1 FROM tier WHERE council_id = {briefing.CouncilId.Value} AND briefing_id = {briefing.Id.Value} ORDER BY audience FOR UPDATE", cancel)
        : Task.CompletedTask;

    internal static bool IsGoingOut(this Briefing briefing) => briefing.State is BriefingState.Scheduled or BriefingState.Lifted;

    /// <summary>Those who were shown the briefing or may have been: exactly they are told of a change.</summary>
    internal static Task<List<PersonId>> WhoHadAsync(this BriefingDb db, Briefing briefing, CancellationToken cancel) => db.Deliveries
        .Where(d => d.CouncilId == briefing.CouncilId && d.Kind == ContentKind.Briefing && d.SubjectId == briefing.Id.Value && d.Act == DeliveryAct.Send
            && (d.State == DeliveryState.Delivered || d.State == DeliveryState.Ambiguous || d.State == DeliveryState.InFlight))
        .Select(d => d.RecipientId).Distinct().ToListAsync(cancel);
}
