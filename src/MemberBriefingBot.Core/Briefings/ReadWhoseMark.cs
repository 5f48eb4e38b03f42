using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>A request to find out whose copy bears a mark, as one of those it concerns may see it now.</summary>
/// <param name="Reference">Of the briefing; its title is not shown.</param>
/// <param name="Decider">Who agreed or refused; null when nobody has.</param>
/// <param name="IsAsker">Whether the reader is the one who asked.</param>
/// <param name="MayDecide">Whether the reader can agree or refuse now.</param>
/// <param name="Found">Whose copy it is, for whoever asked, while it is open and they have asked to read it; else null.</param>
public sealed record MarkLookupContent(
    MarkLookup Lookup, MarkLookupState State, string Reference, string Asker, string? Decider, bool IsAsker, bool MayDecide, FoundCopy? Found)
    : Content("A message for you from the Council. Open Teams to read it.");

/// <param name="AcceptedAt">When Teams took the message; null when none of this version to them is known to have been taken.</param>
public sealed record FoundCopy(Person Reader, DateTimeOffset? AcceptedAt);

public abstract record ReadMarkOutcome
{
    private ReadMarkOutcome() { }

    /// <summary>It may be shown to them, and that it was is recorded.</summary>
    public sealed record Shown : ReadMarkOutcome;

    /// <summary>It was refused, has lapsed, is closed, or still waits.</summary>
    public sealed record NotOpen : ReadMarkOutcome;

    public sealed record NotAllowed : ReadMarkOutcome;
}

/// <summary>Reads a request, and for whoever asked and has the other person's agreement, whose copy it is.</summary>
public sealed class ReadWhoseMark(BriefingDb db, TimeProvider clock)
{
    /// <summary>Whoever asked reads the answer. From then on their card shows it, until it closes.</summary>
    public async Task<ReadMarkOutcome> OpenAsync(Person person, MarkLookupId id, CancellationToken cancel)
    {
        var now = clock.Now();
        var lookup = await db.MarkLookups.FirstOrDefaultAsync(l => l.CouncilId == person.CouncilId && l.Id == id && l.AskedById == person.Id, cancel);
        if (lookup is null || Rights.To(person, Right.LookUpMark, LondonTime.DateOn(now)) is not { } capacity)
        {
            return new ReadMarkOutcome.NotAllowed();
        }

        if (lookup.StateAt(now) != MarkLookupState.Open)
        {
            return new ReadMarkOutcome.NotOpen();
        }

        var copy = await CopyAsync(lookup, cancel);
        lookup.ReadAt ??= now;
        db.Record(lookup.Happened("mark.read", now, person.Id, capacity, $", person/{copy.ReaderId}"));
        await db.SaveChangesAsync(cancel);
        return new ReadMarkOutcome.Shown();
    }

    /// <returns>Null for anyone but those who asked, decided, or may decide.</returns>
    public async Task<MarkLookupContent?> HandleAsync(Person person, MarkLookupId id, CancellationToken cancel)
    {
        var now = clock.Now();
        var on = LondonTime.DateOn(now);
        var lookup = await db.MarkLookups.AsNoTracking().FirstOrDefaultAsync(l => l.CouncilId == person.CouncilId && l.Id == id, cancel);
        var (isAsker, capacityToDecide) = (lookup?.AskedById == person.Id, Rights.To(person, Right.AgreeToMarkLookup, on));
        if (lookup is null || !(isAsker || capacityToDecide is not null || lookup.Decision?.ById == person.Id))
        {
            return null;
        }

        var state = lookup.StateAt(now);
        var mayRead = isAsker && state == MarkLookupState.Open && lookup.ReadAt is not null && Rights.To(person, Right.LookUpMark, on) is not null;
        return new MarkLookupContent(
            lookup, state,
            (await db.Briefings.AsNoTracking().FirstAsync(b => b.CouncilId == lookup.CouncilId && b.Id == lookup.BriefingId, cancel)).Reference,
            await db.NameOfAsync(lookup.CouncilId, lookup.AskedById, cancel),
            lookup.Decision is { } decision ? await db.NameOfAsync(lookup.CouncilId, decision.ById, cancel) : null,
            isAsker,
            MayDecide: DecideOnMark.Refuse(lookup, person.Id, capacityToDecide, now) is null,
            mayRead ? await FoundAsync(lookup, cancel) : null);
    }

    private async Task<FoundCopy> FoundAsync(MarkLookup lookup, CancellationToken cancel)
    {
        var copy = await CopyAsync(lookup, cancel);
        var reader = await db.People.AsNoTracking().FirstAsync(p => p.CouncilId == lookup.CouncilId && p.Id == copy.ReaderId, cancel);
        return new FoundCopy(reader, await db.AcceptedAtAsync(lookup.CouncilId, copy, cancel));
    }

    /// <summary>The copy that was found when it was asked; nothing that was looked at then goes away.</summary>
    private async Task<MarkedCopy> CopyAsync(MarkLookup lookup, CancellationToken cancel) =>
        (await db.CopiesMarkedAsync(lookup.CouncilId, lookup.Mark, lookup.AskedAt.AddMonths(-MarkLookup.MonthsBack), cancel))
        .Single(c => c.BriefingId == lookup.BriefingId && c.Version == lookup.Version);
}

/// <summary>Requests about marks, for whoever asked and for those who may agree.</summary>
public sealed class MarkLookupSource(ReadWhoseMark read) : IContentSource
{
    public ContentKind Kind => ContentKind.MarkLookup;

    public Task<IReadOnlyDictionary<DeliveryId, Sendable>> LoadAsync(CouncilId councilId, IReadOnlyList<ForSomeone> due, CancellationToken cancel) =>
        due.EachForItsRecipientAsync(async (person, delivery) => await read.HandleAsync(person, new MarkLookupId(delivery.SubjectId), cancel), "This person may no longer see requests about marks.");
}
