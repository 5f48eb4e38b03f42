using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Given;

/// <summary>The steps of a briefing and of a question, for tests that begin further along.</summary>
internal static class Journey
{
    /// <summary>A ward decision for Northmere in the portfolio of <see cref="Mereside.Cy"/>.</summary>
    public static BriefingText WardDecision { get; } = new()
    {
        Kind = BriefingKind.WardDecision,
        Title = "One-way traffic in Mill Street",
        Summary = "Mill Street becomes one-way from June.",
        WardEffect = "Traffic leaves by Quay Road.",
        Wards = ["northmere"],
        Portfolio = Mereside.Environment,
    };

    /// <summary>Ward members in an hour, all members in two, an embargo to the third day and the press with it.</summary>
    public static Timetable TimetableFrom(DateTimeOffset now) => new()
    {
        WardMembersAt = now.AddHours(1),
        AllMembersAt = now.AddHours(2),
        EmbargoUntil = now.AddDays(3),
        PressAt = now.AddDays(3),
    };

    public static async Task<Briefing> DraftAsync(this TownHall hall, BriefingText? text = null, Timetable? timetable = null, Person? author = null) =>
        Assert.IsType<DraftOutcome.Drafted>(await hall.DoAsync<DraftBriefing, DraftOutcome>(d => d.HandleAsync(
            new DraftRequest(author ?? hall.People.Cy, text ?? WardDecision, timetable ?? TimetableFrom(hall.Clock.Now)), default))).Briefing;

    public static async Task<Briefing> SubmitAsync(this TownHall hall, Briefing briefing, Person? author = null) =>
        Assert.IsType<SubmitOutcome.Submitted>(await hall.DoAsync<SubmitBriefing, SubmitOutcome>(s => s.HandleAsync(author ?? hall.People.Cy, briefing.Id, default))).Briefing;

    public static Task<ApproveOutcome> ApproveAsync(this TownHall hall, Briefing briefing, Person approver, string? fingerprint = null) =>
        hall.DoAsync<ApproveBriefing, ApproveOutcome>(a => a.HandleAsync(new ApproveRequest(approver, briefing.Id, fingerprint ?? briefing.Fingerprint()), default));

    public static Task<ScheduleOutcome> ScheduleAsync(this TownHall hall, Briefing briefing, Person issuer) =>
        hall.DoAsync<ScheduleBriefing, ScheduleOutcome>(s => s.HandleAsync(issuer, briefing.Id, default));

    /// <summary>Drafted by the portfolio holder, approved by the director, and scheduled.</summary>
    public static async Task<Briefing> ScheduledAsync(this TownHall hall, BriefingText? text = null, Timetable? timetable = null)
    {
        var briefing = await hall.SubmitAsync(await hall.DraftAsync(text, timetable));
        Assert.IsType<ApproveOutcome.Approved>(await hall.ApproveAsync(briefing, hall.People.Mona));
        return Assert.IsType<ScheduleOutcome.Scheduled>(await hall.ScheduleAsync(briefing, hall.People.Cy)).Briefing;
    }

    /// <summary>Every tier released and every delivery made, two hours on.</summary>
    public static async Task<Briefing> ReleasedAsync(this TownHall hall, BriefingText? text = null, Timetable? timetable = null)
    {
        var briefing = await hall.ScheduledAsync(text, timetable);
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));
        await hall.ReleaseAndSendAsync();
        return briefing;
    }

    /// <summary>These readers accept the terms under which they were shown the briefing.</summary>
    public static async Task AcceptTermsAsync(this TownHall hall, Briefing briefing, params IReadOnlyList<Person> readers)
    {
        foreach (var reader in readers)
        {
            var folded = Assert.IsType<ReleaseVerdict.Folded>(await hall.DoAsync<ReadBriefing, ReleaseVerdict>(r => r.HandleAsync(reader, briefing.Id, default)));
            Assert.IsType<AcceptTermsOutcome.Unfolded>(await hall.DoAsync<AcceptTerms, AcceptTermsOutcome>(a => a.HandleAsync(reader, briefing.Id, folded.Content.Terms.Hash(), null, default)));
        }
    }

    public static async Task ReleaseAndSendAsync(this TownHall hall)
    {
        await hall.RunAsync<ReleaseDueTiers>();
        await hall.SendAsync();
    }

    /// <summary>Everything that is due now, moving the clock over the limiter's short windows.</summary>
    public static async Task SendAsync(this TownHall hall)
    {
        for (var second = 0; second < 10; second++)
        {
            await hall.RunAsync<SendDueDeliveries>();
            hall.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The chat of somebody who has met the bot.</summary>
    public static ChatAddress Chat(this TownHall hall, Person person) => new()
    {
        CouncilId = Mereside.Id,
        PersonId = person.Id,
        ServiceUrl = "https://teams.invalid/",
        ConversationId = $"chat-{person.Id}",
        ChannelUserId = $"29:{person.Id}",
        LearnedAt = hall.Clock.Now,
    };

    /// <summary>Something due at once: a person is shown the words they asked for.</summary>
    public static Task PlanAsync(this TownHall hall, params IEnumerable<Core.Delivery.Delivery> deliveries) => hall.ChangeAsync(db => db.Deliveries.AddRange(deliveries));

    public static Task<Core.Delivery.Delivery> DeliveryAsync(this TownHall hall, string words) =>
        hall.ReadAsync(db => db.Deliveries.AsNoTracking().SingleAsync(d => d.Topic == words && d.Act == DeliveryAct.Send));

    /// <summary>Every message about the subject is out of date.</summary>
    public static Task RewriteAsync(this TownHall hall, ContentKind kind, Guid subject, string occasion, string? except = null) => hall.InUnitAsync<Plan>(
        plan => plan.RewriteAsync(Mereside.Id, [kind], subject, occasion, except, default));

    public static Core.Delivery.Delivery Reply(this TownHall hall, Person person, string words, DeliveryPriority priority = DeliveryPriority.Reply) => new()
    {
        CouncilId = Mereside.Id,
        Id = DeliveryId.New(),
        RecipientId = person.Id,
        Kind = ContentKind.View,
        SubjectId = person.Id.Value,
        Occasion = words,
        Topic = words,
        Act = DeliveryAct.Send,
        Priority = priority,
        PlannedAt = hall.Clock.Now,
        DueAt = hall.Clock.Now,
    };

    public static Task<AskOutcome> AskAsync(this TownHall hall, Person asker, string text, BriefingId? about = null, string? turn = null, bool urgent = false, string why = "") =>
        hall.DoAsync<AskQuestion, AskOutcome>(a => a.HandleAsync(new AskRequest(asker, text, why, urgent, about, turn ?? Guid.NewGuid().ToString()), default));

    /// <summary>Asked by a ward member, and routed.</summary>
    public static async Task<Question> AskedAsync(this TownHall hall, string text = "When will the pothole in Mill Street be filled?", Person? asker = null, BriefingId? about = null)
    {
        var asked = Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(asker ?? hall.People.Ada, text, about)).Question;
        await hall.RunAsync<RouteQuestions>();
        return await hall.QuestionAsync(asked.Id);
    }

    public static async Task<Question> QuestionAsync(this TownHall hall, QuestionId id) =>
        (await hall.ReadAsync(db => db.Questions.FindAsync(Mereside.Id, id).AsTask()))!;

    public static Task<TakeOutcome> TakeAsync(this TownHall hall, Person officer, Question question) =>
        hall.DoAsync<TakeQuestion, TakeOutcome>(t => t.HandleAsync(officer, question.Id, null, default));

    public static Answer FullAnswer { get; } = new() { Direct = "It will be filled this week.", Basis = "It was inspected on Monday.", NextStep = "The crew comes on Friday." };

    public static Task<AnswerOutcome> AnswerAsync(this TownHall hall, Person officer, Question question, Answer? answer = null) =>
        hall.DoAsync<AnswerQuestion, AnswerOutcome>(a => a.HandleAsync(new AnswerRequest(officer, question.Id, answer ?? FullAnswer), default));
}
