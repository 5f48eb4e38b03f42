using MemberBriefingBot.Core.Audit;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Rhythm;

/// <summary>What a member asks of their weekly digest. What is null stays as it is.</summary>
/// <param name="Off">Whether they want none.</param>
/// <param name="Hour">By the clock in London, 0 to 23.</param>
public sealed record DigestRequest(bool? Off = null, DayOfWeek? Day = null, int? Hour = null);

public abstract record DigestOutcome
{
    private DigestOutcome() { }

    /// <summary>What holds now.</summary>
    public sealed record Chosen(DigestChoice Choice) : DigestOutcome;

    /// <summary>Only members in office have one.</summary>
    public sealed record NotAMember : DigestOutcome;
}

/// <summary>A member chooses the day and hour of their weekly digest, or has none.</summary>
public sealed class ChooseDigest(BriefingDb db, TimeProvider clock)
{
    /// <exception cref="ArgumentOutOfRangeException">The hour is not one of the day.</exception>
    public async Task<DigestOutcome> HandleAsync(Person person, DigestRequest request, CancellationToken cancel)
    {
        var now = clock.Now();
        if (person is not Member || !person.IsCurrent(LondonTime.DateOn(now)))
        {
            return new DigestOutcome.NotAMember();
        }

        var kept = await db.DigestChoices.FindAsync([person.CouncilId, person.Id], cancel);
        var choice = kept ?? new DigestChoice { CouncilId = person.CouncilId, PersonId = person.Id };
        if (request == new DigestRequest())
        {
            return new DigestOutcome.Chosen(choice);
        }

        if (kept is null)
        {
            db.DigestChoices.Add(choice);
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)(request.Hour ?? 0), 23u, nameof(request));
        (choice.Day, choice.Hour, choice.IsOff) = (request.Day ?? choice.Day, request.Hour ?? choice.Hour, request.Off ?? choice.IsOff);
        db.Record(new AuditEvent(person.CouncilId, now, person.Id.Value, "Ward member", "digest.chosen", $"person/{person.Id}", choice.IsOff ? "off" : $"{choice.Day} {choice.Hour}"));
        await db.SaveChangesAsync(cancel);
        return new DigestOutcome.Chosen(choice);
    }
}
