using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Questions;

/// <summary>No open question is left in a queue that nobody reads.</summary>
public sealed class RehomeTests
{
    [EngineTheory]
    public async Task When_the_last_officer_of_a_service_leaves_its_questions_are_in_democratic_services_queue(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var waiting = await hall.AskedAsync("Is the library open on Sundays?");
        var taken = await hall.AskedAsync("Which books were bought?");
        await hall.TakeAsync(hall.People.Lib, taken);

        await LeaveAsync(hall, hall.People.Lib);

        Assert.Equal([waiting.Id, taken.Id], (await QueueAsync(hall, hall.People.Dora)).Select(line => line.Question.Id));
        Assert.Equal((QuestionState.Triage, "Libraries has no officer in the directory any more."), await WhereAsync(hall, taken));
        Assert.Contains(hall.Channel.To(hall.People.Dora), errand => errand.Content is AssignmentContent { Standing: Standing.MayAssign });
    }

    [EngineTheory]
    public async Task What_somebody_had_taken_is_before_their_colleagues_again_when_they_leave(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();
        await hall.TakeAsync(hall.People.Hal, question);

        await LeaveAsync(hall, hall.People.Hal);

        Assert.Equal((QuestionState.Routed, "Whoever had it is no longer in office, so it is before their colleagues again."), await WhereAsync(hall, question));
        Assert.IsType<TakeOutcome.Taken>(await hall.TakeAsync(hall.People.Hettie, question));
    }

    [EngineTheory]
    public async Task A_wards_question_without_a_link_officer_goes_to_democratic_services(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);
        var question = await hall.AskedAsync("What does this mean?", about: briefing.Id);
        Assert.Equal("northmere", question.LinkWardKey);

        await LeaveAsync(hall, hall.People.Link);

        Assert.Equal((QuestionState.Triage, "The ward has no link officer in the directory any more."), await WhereAsync(hall, question));
    }

    [EngineTheory]
    public async Task Nothing_moves_while_somebody_has_it_or_it_is_answered(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var open = await hall.AskedAsync();
        var answered = await hall.AskedAsync("Is the library open on Sundays?");
        await hall.TakeAsync(hall.People.Lib, answered);
        await hall.AnswerAsync(hall.People.Lib, answered);

        await LeaveAsync(hall, hall.People.Lib);
        await LeaveAsync(hall, hall.People.Hettie);

        Assert.Equal(QuestionState.Answered, (await hall.QuestionAsync(answered.Id)).State);
        Assert.Equal((open.State, open.RoutedAt), ((await hall.QuestionAsync(open.Id)).State, (await hall.QuestionAsync(open.Id)).RoutedAt));
    }

    [EngineTheory]
    public async Task A_question_for_the_monitoring_officer_is_put_before_the_next_one(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);
        await hall.DoAsync<AskQuestion, AskOutcome>(a => a.HandleAsync(new AskRequest(hall.People.Ada, "I think this should be public.", "", Urgent: false, briefing.Id, "turn", OfMonitoringOfficer: true), default));
        await hall.RunAsync<RouteQuestions>();
        await hall.SendAsync();
        await LeaveAsync(hall, hall.People.Mona);

        var next = await JoinsAsync(hall, OfficerRoles.MonitoringOfficer);
        await hall.RunAsync<RehomeQuestions>();
        await hall.SendAsync();

        Assert.Equal(Standing.MayTake, Assert.IsType<AssignmentContent>(Assert.Single(hall.Channel.To(next)).Content).Standing);
        Assert.Single(hall.Channel.To(hall.People.Mona), e => e.Content is AssignmentContent);
    }

    [EngineTheory]
    public async Task Whoever_joins_the_team_is_put_what_nobody_has_taken_once_and_the_others_nothing_again(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var unknown = await hall.AskedAsync("Who was that?");
        var taken = await hall.AskedAsync();
        await hall.TakeAsync(hall.People.Hal, taken);
        Assert.Equal(QuestionState.Triage, unknown.State);
        await hall.SendAsync();
        var before = hall.Channel.To(hall.People.Dora).Count();

        var clerk = await JoinsAsync(hall, OfficerRoles.DemocraticServices);
        var engineer = await JoinsAsync(hall, OfficerRoles.None, "Highways");
        await hall.RunAsync<RehomeQuestions>();
        await hall.RunAsync<RehomeQuestions>();
        await hall.SendAsync();

        Assert.Equal(unknown.Id, Assert.IsType<AssignmentContent>(Assert.Single(hall.Channel.To(clerk)).Content).Question.Id);
        Assert.Empty(hall.Channel.To(engineer));
        Assert.Equal(before, hall.Channel.To(hall.People.Dora).Count());
    }

    private static async Task<Officer> JoinsAsync(TownHall hall, OfficerRoles roles, params List<string> services)
    {
        var officer = Mereside.Officer($"New {roles}{string.Concat(services)}", roles, services);
        await hall.ChangeAsync(db => db.People.Add(officer));
        return officer;
    }

    /// <summary>As an import of the officers ends them.</summary>
    private static async Task LeaveAsync(TownHall hall, Officer officer)
    {
        await hall.ChangeAsync(db => db.Officers.Single(o => o.Id == officer.Id).EndedOn = DateOnly.FromDateTime(hall.Clock.Now.UtcDateTime));
        await hall.RunAsync<RehomeQuestions>();
        await hall.SendAsync();
    }

    private static async Task<IReadOnlyList<QueueLine>> QueueAsync(TownHall hall, Officer officer) =>
        (await hall.DoAsync<ReadQuestions, QueueContent?>(r => r.QueueAsync(officer, default)))!.Mine;

    private static async Task<(QuestionState, string)> WhereAsync(TownHall hall, Question question)
    {
        var now = await hall.QuestionAsync(question.Id);
        return (now.State, now.RoutedBecause);
    }
}
