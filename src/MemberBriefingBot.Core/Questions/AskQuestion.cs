using System.Globalization;
using System.Text;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Questions;

/// <param name="Why">What the member needs the answer for; may be empty.</param>
/// <param name="About">The briefing whose card the question arose on, or null.</param>
/// <param name="Turn">Names the turn, so that a turn delivered twice asks once.</param>
/// <param name="OfMonitoringOfficer">Whether it asks the Monitoring Officer to make a restricted briefing public.</param>
public sealed record AskRequest(Person Asker, string Text, string Why, bool Urgent, BriefingId? About, string Turn, bool OfMonitoringOfficer = false);

public abstract record AskOutcome
{
    private AskOutcome() { }

    public sealed record Asked(Question Question) : AskOutcome;

    /// <summary>The same member asked the same thing a moment ago; there is one question.</summary>
    public sealed record AlreadyAsked(Question Question) : AskOutcome;

    public sealed record Empty : AskOutcome;

    public sealed record TooLong(int Characters, int Most) : AskOutcome;

    /// <summary>Only current members ask; or the briefing is not one this member may see.</summary>
    public sealed record NotAllowed : AskOutcome;
}

/// <summary>Takes a member's question and starts both clocks.</summary>
public sealed class AskQuestion(BriefingDb db, ReadBriefing read, Plan plan, Councils councils, TimeProvider clock)
{
    /// <summary>Longest question or reason, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>Asking the same words again within this time is one question: a double press, or a turn Teams delivered twice.</summary>
    private static readonly TimeSpan s_sameBreath = TimeSpan.FromMinutes(10);

    public async Task<AskOutcome> HandleAsync(AskRequest request, CancellationToken cancel)
    {
        var now = clock.Now();
        var mayAsk = Rights.To(request.Asker, Right.AskQuestion, LondonTime.DateOn(now)) is not null
            && (request.About is not { } about || MayAskAbout(await read.HandleAsync(request.Asker, about, cancel), request.OfMonitoringOfficer));
        if (Refuse(request, mayAsk) is { } refused)
        {
            return refused;
        }

        var (council, asker, text) = (councils[request.Asker.CouncilId], (Member)request.Asker, request.Text.Trim());
        var since = now - s_sameBreath;
        var briefingId = request.About?.Value;
        var earlier = await db.Questions.FirstOrDefaultAsync(
            q => q.CouncilId == council.Id && q.AskerId == asker.Id && (q.Turn == request.Turn || (q.Text == text && q.BriefingId == briefingId && q.AskedAt > since)), cancel);
        if (earlier is not null)
        {
            return new AskOutcome.AlreadyAsked(earlier);
        }

        var askedOn = LondonTime.DateOn(now);
        var question = new Question
        {
            CouncilId = council.Id,
            Id = QuestionId.New(),
            Number = await db.NextNumberAsync(council.Id, "question", cancel),
            AskerId = asker.Id,
            WardKey = asker.WardKey,
            BriefingId = briefingId,
            Text = text,
            Why = request.Why.Trim(),
            Urgent = request.Urgent,
            AskedAt = now,
            AskedOn = askedOn,
            Turn = request.Turn,
            Service = request.OfMonitoringOfficer ? Team.MonitoringOfficer : null,
            FirstResponseDueOn = council.Calendar.AddWorkingDays(askedOn, council.Charter.FirstResponseDays),
            AnswerDueOn = council.Calendar.AddWorkingDays(askedOn, request.Urgent ? council.Charter.UrgentAnswerDays : council.Charter.AnswerDays),
        };
        db.Questions.Add(question);
        await db.RecordAsync(question, QuestionAct.Asked, asker, "Ward member", now, "", cancel);
        await plan.SendAsync(council.Id, ContentKind.Question, question.Id.Value, "asked", [asker.Id], now, cancel, about: question.BriefingId);
        await db.SaveChangesAsync(cancel);
        return new AskOutcome.Asked(question);
    }

    /// <summary>Whoever has been sent a briefing may ask for it to be public; a question about what it says needs reading it.</summary>
    private static bool MayAskAbout(ReleaseVerdict verdict, bool ofMonitoringOfficer) => ofMonitoringOfficer ? verdict.IsOpen : verdict is ReleaseVerdict.Released { Content.MayAsk: true };

    public static AskOutcome? Refuse(AskRequest request, bool mayAsk)
    {
        var longest = Math.Max(request.Text.Trim().Length, request.Why.Trim().Length);
        return request switch
        {
            _ when !mayAsk => new AskOutcome.NotAllowed(),
            _ when SaysNothing(request.Text) => new AskOutcome.Empty(),
            _ when longest > Longest => new AskOutcome.TooLong(longest, Longest),
            _ => null,
        };
    }

    /// <summary>Blanks, and characters that nobody can see.</summary>
    private static bool SaysNothing(string text) =>
        text.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format);
}
