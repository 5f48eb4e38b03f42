using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Questions;

/// <summary>Questions as each side may see them now.</summary>
public sealed class ReadQuestions(BriefingDb db, Councils councils, TimeProvider clock)
{
    /// <summary>More than a list shows, so that it can say that there are more.</summary>
    private const int MostRead = 21;

    private DateOnly Today => LondonTime.DateOn(clock.Now());

    /// <returns>Null when the person did not ask it.</returns>
    public async Task<QuestionContent?> AsAskerAsync(Person person, QuestionId id, CancellationToken cancel)
    {
        var question = await db.Questions.AsNoTracking().FirstOrDefaultAsync(q => q.CouncilId == person.CouncilId && q.Id == id && q.AskerId == person.Id, cancel);
        return question is null ? null : (await AsAskerAsync(person.CouncilId, [question], cancel))[0];
    }

    public async Task<MyQuestionsContent> MineAsync(Person person, CancellationToken cancel)
    {
        var questions = await db.Questions.AsNoTracking()
            .Where(q => q.CouncilId == person.CouncilId && q.AskerId == person.Id)
            .OrderBy(q => q.State == QuestionState.Answered).ThenByDescending(q => q.AskedAt).Take(MostRead).ToListAsync(cancel);
        return new MyQuestionsContent(await AsAskerAsync(person.CouncilId, questions, cancel), Today);
    }

    /// <returns>Null when the person may not see the question at all.</returns>
    public async Task<AssignmentContent?> AsOfficerAsync(Person person, QuestionId id, CancellationToken cancel)
    {
        var question = await db.Questions.AsNoTracking().FirstOrDefaultAsync(q => q.CouncilId == person.CouncilId && q.Id == id, cancel);
        if (question is null || person is not Officer officer || Rights.To(person, Right.AnswerQuestions, Today) is null)
        {
            return null;
        }

        var triage = Rights.To(person, Right.TriageQuestions, Today) is not null;
        var wasPutBefore = await db.Deliveries.AnyAsync(
            d => d.CouncilId == person.CouncilId && d.Kind == Delivery.ContentKind.Assignment && d.SubjectId == id.Value && d.RecipientId == person.Id, cancel);
        if (!Team.Holds(question, officer) && !triage && !wasPutBefore)
        {
            return null;
        }

        var standing = StandingOf(question, officer);
        var names = await NamesAsync(person.CouncilId, [question], cancel);
        var services = standing == Standing.MayAssign
            ? await db.Services.Where(s => s.CouncilId == person.CouncilId).OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(cancel)
            : [];
        return new AssignmentContent(
            question, names.People[question.AskerId], names.Wards.GetValueOrDefault(question.WardKey, question.WardKey), names.TitleOf(question), With(question, names),
            names.OwnerOf(question), standing, services, Today);
    }

    public async Task<QueueContent?> QueueAsync(Person person, CancellationToken cancel)
    {
        if (person is not Officer officer || Rights.To(person, Right.AnswerQuestions, Today) is null)
        {
            return null;
        }

        var open = await db.Questions.AsNoTracking().Where(q => q.CouncilId == person.CouncilId && q.State != QuestionState.Answered).ToListAsync(cancel);
        var mine = open.Where(q => Team.Holds(q, officer)).InQueueOrder(q => q, Today).ToList();
        var names = await NamesAsync(person.CouncilId, mine, cancel);
        return new QueueContent(
            [.. mine.Select(q => new QueueLine(q, names.People[q.AskerId], names.Wards.GetValueOrDefault(q.WardKey, q.WardKey), q.OwnerId == person.Id))], Today);
    }

    private static Standing StandingOf(Question question, Officer officer) => question switch
    {
        { State: QuestionState.Answered } => Standing.OnlySees,
        { OwnerId: { } owner } => owner == officer.Id ? Standing.Owns : Standing.OnlySees,
        { State: QuestionState.Triage } => officer.Roles.HasFlag(OfficerRoles.DemocraticServices) ? Standing.MayAssign : Standing.OnlySees,
        _ => Team.Holds(question, officer) ? Standing.MayTake : Standing.OnlySees,
    };

    private async Task<List<QuestionContent>> AsAskerAsync(CouncilId councilId, List<Question> questions, CancellationToken cancel)
    {
        var names = await NamesAsync(councilId, questions, cancel);
        var calendar = councils[councilId].Calendar;
        return
        [
            .. questions.Select(q => new QuestionContent(
                q, names.TitleOf(q), With(q, names), names.OwnerOf(q), q.AnsweredById is { } by ? names.People[by] : null, Today,
                q.AnsweredAt is { } at ? calendar.WorkingDaysBetween(q.AskedOn, LondonTime.DateOn(at)) : null)),
        ];
    }

    private static string With(Question question, Names names) => question switch
    {
        { State: QuestionState.Submitted } => "the bot, which is finding the right officer",
        { State: QuestionState.Triage } => "Democratic Services, who are finding the right officer",
        { Service: { } service } => service,
        { LinkWardKey: { } ward } => $"Link officer for {names.Wards.GetValueOrDefault(ward, ward)}",
        _ => "Democratic Services",
    };

    private async Task<Names> NamesAsync(CouncilId councilId, List<Question> questions, CancellationToken cancel)
    {
        var people = questions.SelectMany(q => new[] { q.AskerId, q.OwnerId ?? q.AskerId, q.AnsweredById ?? q.AskerId }).Distinct().ToList();
        var briefings = questions.Where(q => q.BriefingId is not null).Select(q => new BriefingId(q.BriefingId!.Value)).Distinct().ToList();
        var titles = briefings.Count == 0
            ? []
            : await db.Briefings.AsNoTracking().Where(b => b.CouncilId == councilId && briefings.Contains(b.Id)).ToListAsync(cancel);
        return new Names(
            await db.People.Where(p => p.CouncilId == councilId && people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel),
            await db.WardNamesAsync(councilId, cancel),
            titles.ToDictionary(b => b.Id.Value, TitleOf));
    }

    /// <summary>Who is asked or answers need not be of the audience: what is restricted or under embargo is named by its number, and what was withdrawn too.</summary>
    private static string TitleOf(Briefing briefing) => briefing switch
    {
        { State: BriefingState.Withdrawn } => $"{briefing.Reference} (withdrawn)",
        _ when briefing.Text.IsRestricted() => $"{briefing.Reference} (restricted)",
        { State: not BriefingState.Lifted, Timetable.EmbargoUntil: not null } => $"{briefing.Reference} (under embargo)",
        _ => briefing.Text.Title,
    };

    private sealed record Names(IReadOnlyDictionary<PersonId, string> People, IReadOnlyDictionary<string, string> Wards, IReadOnlyDictionary<Guid, string> Titles)
    {
        public string? TitleOf(Question question) => question.BriefingId is { } id && question.Service != Team.MonitoringOfficer ? Titles.GetValueOrDefault(id) : null;

        public string? OwnerOf(Question question) => question.OwnerId is { } id ? People.GetValueOrDefault(id) : null;
    }
}
