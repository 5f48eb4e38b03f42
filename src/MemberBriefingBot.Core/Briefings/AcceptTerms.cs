using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

public abstract record AcceptTermsOutcome
{
    private AcceptTermsOutcome() { }

    /// <summary>Recorded now, or already before; or there are no terms any more, because the embargo has ended.</summary>
    public sealed record Unfolded : AcceptTermsOutcome;

    /// <summary>The terms are not those the reader was shown.</summary>
    public sealed record ChangedSince : AcceptTermsOutcome;

    public sealed record Withdrawn : AcceptTermsOutcome;

    public sealed record NotYours : AcceptTermsOutcome;
}

/// <summary>A reader accepts the terms of a briefing, and is shown it. Who accepted what, in which wording, and when is kept.</summary>
public sealed class AcceptTerms(BriefingDb db, ReadBriefing read, Plan plan, TimeProvider clock)
{
    /// <param name="hash">See <see cref="Terms.Hash"/>: the terms on the card that was pressed.</param>
    /// <param name="pressed">The card that was pressed, which its reader sees replaced at once.</param>
    public async Task<AcceptTermsOutcome> HandleAsync(Person person, BriefingId id, string hash, string? pressed, CancellationToken cancel)
    {
        switch (await read.HandleAsync(person, id, cancel))
        {
            case ReleaseVerdict.Released:
                return new AcceptTermsOutcome.Unfolded();
            case ReleaseVerdict.Withdrawn:
                return new AcceptTermsOutcome.Withdrawn();
            case ReleaseVerdict.Folded { Content.Terms: var terms } when terms.Hash() != hash:
                return new AcceptTermsOutcome.ChangedSince();
            case ReleaseVerdict.Folded:
                await RecordAsync(person, id, hash, pressed, cancel);
                return new AcceptTermsOutcome.Unfolded();
            default:
                return new AcceptTermsOutcome.NotYours();
        }
    }

    private async Task RecordAsync(Person person, BriefingId id, string hash, string? pressed, CancellationToken cancel)
    {
        var now = clock.Now();
        var briefing = (await db.FindBriefingAsync(person.CouncilId, id, cancel))!;
        db.TermsAcceptances.Add(new TermsAcceptance
        {
            CouncilId = person.CouncilId,
            BriefingId = id,
            PersonId = person.Id,
            AcceptedAt = now,
            WordingVersion = Terms.WordingVersion,
            TermsHash = hash,
            Version = briefing.Version,
        });
        await plan.UnfoldAsync(person, ContentKind.Briefing, id.Value, pressed, cancel);
        db.Record(new AuditEvent(
            person.CouncilId, now, person.Id.Value, person is Member ? "Ward member" : "Officer", "briefing.terms-accepted", $"briefing/{id}", $"wording {Terms.WordingVersion}, terms {hash}, version {briefing.Version}"));
        await db.SaveChangesAsync(cancel);
    }
}
