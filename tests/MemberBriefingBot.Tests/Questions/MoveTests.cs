using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Questions;

public sealed class MoveTests
{
    [EngineTheory]
    public async Task A_question_returned_with_a_reason_lies_with_democratic_services(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();
        await hall.TakeAsync(hall.People.Hal, question);

        Assert.IsType<MoveOutcome.Moved>(await ReturnAsync(hall, hall.People.Hal, question, " It is a county road. "));

        var returned = await hall.QuestionAsync(question.Id);
        Assert.Equal((QuestionState.Triage, (string?)null, (PersonId?)null), (returned.State, returned.Service, returned.OwnerId));
        Assert.Equal("Hal Highways returned it: It is a county road.", returned.RoutedBecause);
        Assert.Equal(["Dora Democratic"], await QueuesAsync(hall, question));
    }

    [EngineTheory]
    public async Task A_return_needs_a_reason_and_the_officer_who_holds_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();

        Assert.IsType<MoveOutcome.ReasonNeeded>(await ReturnAsync(hall, hall.People.Hal, question, " "));
        Assert.Equal(new MoveOutcome.ReasonTooLong(501, 500), await ReturnAsync(hall, hall.People.Hal, question, new string('r', 501)));
        Assert.IsType<MoveOutcome.NotYours>(await ReturnAsync(hall, hall.People.Lib, question, "It is not ours."));
        await hall.TakeAsync(hall.People.Hal, question);
        Assert.IsType<MoveOutcome.NotYours>(await ReturnAsync(hall, hall.People.Hettie, question, "It is not ours."));
    }

    [EngineTheory]
    public async Task Democratic_services_put_it_before_a_service_whose_officers_then_have_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync("What does this mean?");
        Assert.Equal(["Dora Democratic"], await QueuesAsync(hall, question));

        Assert.IsType<MoveOutcome.Moved>(await AssignAsync(hall, hall.People.Dora, question, "Libraries"));

        Assert.Equal(["Lib Libraries"], await QueuesAsync(hall, question));
        Assert.Equal("People", (await hall.QuestionAsync(question.Id)).Directorate);
        Assert.IsType<TakeOutcome.Taken>(await hall.TakeAsync(hall.People.Lib, question));
    }

    [EngineTheory]
    public async Task A_question_is_not_put_where_nobody_would_see_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync("What does this mean?");

        Assert.Equal("Museums", Assert.IsType<MoveOutcome.ServiceUnknown>(await AssignAsync(hall, hall.People.Dora, question, "Museums")).Name);
        Assert.IsType<MoveOutcome.ServiceUnknown>(await AssignAsync(hall, hall.People.Dora, question, "Dragons"));
        Assert.IsType<MoveOutcome.NotYours>(await AssignAsync(hall, hall.People.Hal, question, "Highways"));
        Assert.Equal(["Dora Democratic"], await QueuesAsync(hall, question));
    }

    [EngineTheory]
    public async Task An_answered_question_moves_no_more(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();
        await hall.TakeAsync(hall.People.Hal, question);
        await hall.AnswerAsync(hall.People.Hal, question);

        Assert.IsType<MoveOutcome.AlreadyAnswered>(await ReturnAsync(hall, hall.People.Hal, question, "It is not ours."));
        Assert.IsType<MoveOutcome.AlreadyAnswered>(await AssignAsync(hall, hall.People.Dora, question, "Libraries"));
    }

    [EngineTheory]
    public async Task Both_sides_see_a_move_on_the_cards_they_have(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync("What does this mean?");
        await hall.SendAsync();
        var before = hall.Channel.Errands.Count;

        await AssignAsync(hall, hall.People.Dora, question, "Libraries");
        await hall.SendAsync();

        var after = hall.Channel.Errands.Skip(before).ToList();
        Assert.Equal("Libraries", Assert.IsType<QuestionContent>(Assert.Single(after, e => e.Recipient.Id == hall.People.Ada.Id).Content).With);
        Assert.Equal(DeliveryAct.Rewrite, Assert.Single(after, e => e.Recipient.Id == hall.People.Dora.Id).Act);
        Assert.Equal(DeliveryAct.Send, Assert.Single(after, e => e.Recipient.Id == hall.People.Lib.Id).Act);
    }

    [Fact]
    public void The_queue_is_due_today_then_soonest_then_overdue()
    {
        var today = new DateOnly(2026, 3, 4);
        Question Due(int number, int day) => new()
        {
            CouncilId = Mereside.Id,
            Id = QuestionId.New(),
            Number = number,
            AskerId = PersonId.New(),
            WardKey = "northmere",
            Text = "?",
            AskedAt = default,
            AskedOn = today,
            Turn = $"{number}",
            FirstResponseDueOn = today,
            AnswerDueOn = new DateOnly(2026, 3, day),
        };

        var order = new[] { Due(1, 2), Due(2, 9), Due(3, 4), Due(4, 5), Due(5, 3), Due(6, 4) }.InQueueOrder(q => q, today);

        Assert.Equal([3, 6, 4, 2, 1, 5], order.Select(q => q.Number));
    }

    private static async Task<List<string>> QueuesAsync(TownHall hall, Question question)
    {
        var holders = new List<string>();
        foreach (var officer in hall.People.Officers)
        {
            var queue = await hall.DoAsync<ReadQuestions, QueueContent?>(r => r.QueueAsync(officer, default));
            if (queue!.Mine.Any(line => line.Question.Id == question.Id))
            {
                holders.Add(officer.Name);
            }
        }

        return holders;
    }

    private static Task<MoveOutcome> ReturnAsync(TownHall hall, Person officer, Question question, string reason) =>
        hall.DoAsync<MoveQuestion, MoveOutcome>(m => m.ReturnToTriageAsync(officer, question.Id, reason, null, default));

    private static Task<MoveOutcome> AssignAsync(TownHall hall, Person officer, Question question, string service) =>
        hall.DoAsync<MoveQuestion, MoveOutcome>(m => m.AssignAsync(officer, question.Id, service, null, default));
}
