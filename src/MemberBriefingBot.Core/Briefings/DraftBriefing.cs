using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <param name="Existing">The draft to replace; null for a new one.</param>
/// <param name="Turn">Names the turn, so that a turn delivered twice drafts once; null when no turn asked.</param>
public sealed record DraftRequest(Person Author, BriefingText Text, Timetable Timetable, BriefingId? Existing = null, string? Turn = null);

public abstract record DraftOutcome
{
    private DraftOutcome() { }

    public sealed record Drafted(Briefing Briefing) : DraftOutcome;

    /// <summary>What is missing or contradictory, each a sentence for the author. The words given are kept by the form.</summary>
    public sealed record Incomplete(IReadOnlyList<string> Problems) : DraftOutcome;

    public sealed record NotAllowed : DraftOutcome;

    /// <summary>The draft has moved on: approved, scheduled or withdrawn by somebody.</summary>
    public sealed record NoLongerADraft : DraftOutcome;
}

/// <summary>Writes or rewrites a draft. Changing the text, audience or timetable of an approved briefing takes its approval away.</summary>
public sealed class DraftBriefing(BriefingDb db, TimeProvider clock)
{
    public async Task<DraftOutcome> HandleAsync(DraftRequest request, CancellationToken cancel)
    {
        var now = clock.Now();
        if (Rights.To(request.Author, Right.DraftBriefing, Calendar.LondonTime.DateOn(now)) is not { } capacity)
        {
            return new DraftOutcome.NotAllowed();
        }

        var wards = await db.Wards.Where(w => w.CouncilId == request.Author.CouncilId).Select(w => w.Key).ToListAsync(cancel);
        var problems = DraftRules.Problems(request.Text, request.Timetable, wards, now);
        if (await NobodyJudgesAsync(request, cancel) is { } nobody)
        {
            problems = [.. problems, nobody];
        }

        if (problems.Count > 0)
        {
            return new DraftOutcome.Incomplete(problems);
        }

        if (request.Existing is null && await SameDraftAsync(request, cancel) is { } same)
        {
            return new DraftOutcome.Drafted(same);
        }

        var briefing = request.Existing is { } id ? await db.FindBriefingAsync(request.Author.CouncilId, id, cancel) : await AddAsync(request, capacity, now, cancel);
        if (briefing is null || briefing.AuthorId != request.Author.Id)
        {
            return new DraftOutcome.NotAllowed();
        }

        if (briefing.State is not (BriefingState.Draft or BriefingState.AwaitingApproval or BriefingState.Approved))
        {
            return new DraftOutcome.NoLongerADraft();
        }

        (briefing.Text, briefing.Timetable, briefing.State) = (request.Text, request.Timetable, BriefingState.Draft);
        briefing.Approvals = [];
        db.Record(new AuditEvent(briefing.CouncilId, now, request.Author.Id.Value, capacity, "briefing.drafted", $"briefing/{briefing.Id}", briefing.Fingerprint()));
        await db.SaveChangesAsync(cancel);
        return new DraftOutcome.Drafted(briefing);
    }

    /// <summary>A committee that the directory writes otherwise would judge a matter it is asked about.</summary>
    private async Task<string?> NobodyJudgesAsync(DraftRequest request, CancellationToken cancel)
    {
        if (request.Text.Path.JudgingCommittee.Length == 0)
        {
            return null;
        }

        var members = await db.Members.AsNoTracking().Where(m => m.CouncilId == request.Author.CouncilId).ToListAsync(cancel);
        return members.Exists(m => m.JudgesIt(request.Text))
            ? null
            : $"No member sits on “{request.Text.Path.JudgingCommittee}” in the directory, so nobody would be kept from arguing it. Write the committee as it is written there, or ask Democratic Services.";
    }

    /// <summary>The form was sent twice: there is one draft, whether Teams delivered it again or its author pressed again.</summary>
    private async Task<Briefing?> SameDraftAsync(DraftRequest request, CancellationToken cancel)
    {
        var drafts = await db.Briefings
            .Where(b => b.CouncilId == request.Author.CouncilId && b.AuthorId == request.Author.Id && (b.State == BriefingState.Draft || (b.Turn != null && b.Turn == request.Turn)))
            .ToListAsync(cancel);
        var fingerprint = BriefingFingerprint.Of(request.Text, request.Timetable);
        return drafts.Find(b => b.Turn is not null && b.Turn == request.Turn) ?? drafts.Find(b => b.Fingerprint() == fingerprint);
    }

    private async Task<Briefing> AddAsync(DraftRequest request, string capacity, DateTimeOffset now, CancellationToken cancel)
    {
        var briefing = new Briefing
        {
            CouncilId = request.Author.CouncilId,
            Id = BriefingId.New(),
            Number = await db.NextNumberAsync(request.Author.CouncilId, "briefing", cancel),
            AuthorId = request.Author.Id,
            AuthorCapacity = capacity,
            DraftedAt = now,
            Turn = request.Turn,
            Text = request.Text,
            Timetable = request.Timetable,
        };
        db.Briefings.Add(briefing);
        return briefing;
    }
}
