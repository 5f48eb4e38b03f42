using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Questions;

public sealed class AnswerTests
{
    [EngineTheory]
    public async Task A_question_is_put_before_every_officer_of_its_service(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        var question = await hall.AskedAsync();
        await hall.SendAsync();

        Assert.Equal((QuestionState.Routed, "Highways", "Place"), (question.State, question.Service, question.Directorate));
        Assert.Equal(["Hal Highways", "Hettie Highways"], hall.Channel.Errands.Where(e => e.Content is AssignmentContent).Select(e => e.Recipient.Name).Order(StringComparer.Ordinal));
    }

    [EngineTheory]
    public async Task The_first_to_take_it_has_it_and_the_others_are_told_who(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();

        Assert.IsType<TakeOutcome.Taken>(await hall.TakeAsync(hall.People.Hal, question));
        Assert.Equal("Hal Highways", Assert.IsType<TakeOutcome.TakenBy>(await hall.TakeAsync(hall.People.Hettie, question)).Officer);
        Assert.IsType<TakeOutcome.AlreadyYours>(await hall.TakeAsync(hall.People.Hal, question));
    }

    [EngineTheory]
    public async Task Two_who_take_it_at_once_never_both_have_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();

        var outcomes = await Task.WhenAll(TryAsync(hall.People.Hal), TryAsync(hall.People.Hettie));

        Assert.Single(outcomes.OfType<TakeOutcome.Taken>());
        Assert.Equal(1, await hall.ReadAsync(db => db.QuestionEvents.CountAsync(e => e.Act == QuestionAct.Taken)));

        // The loser of the race is told by the store, and runs the turn again.
        Task<TakeOutcome> TryAsync(Officer officer) => Task.Run(async () =>
        {
            try
            {
                return await hall.TakeAsync(officer, question);
            }
            catch (DbUpdateException)
            {
                return await hall.TakeAsync(officer, question);
            }
        });
    }

    [EngineTheory]
    public async Task Another_teams_question_and_one_that_does_not_exist_look_alike(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();

        Assert.IsType<TakeOutcome.NotYours>(await hall.TakeAsync(hall.People.Lib, question));
        Assert.IsType<TakeOutcome.NotYours>(await hall.TakeAsync(hall.People.Ada, question));
        Assert.IsType<TakeOutcome.NotYours>(await hall.DoAsync<TakeQuestion, TakeOutcome>(t => t.HandleAsync(hall.People.Hal, QuestionId.New(), null, default)));
    }

    [EngineTheory]
    public async Task Only_who_took_it_answers_it(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();

        Assert.IsType<AnswerOutcome.NotYours>(await hall.AnswerAsync(hall.People.Hal, question));
        await hall.TakeAsync(hall.People.Hal, question);
        Assert.IsType<AnswerOutcome.NotYours>(await hall.AnswerAsync(hall.People.Hettie, question));
        Assert.IsType<AnswerOutcome.Answered>(await hall.AnswerAsync(hall.People.Hal, question));
    }

    [EngineTheory]
    public async Task The_answer_reaches_the_member_and_stops_the_clock(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();
        await hall.TakeAsync(hall.People.Hal, question);
        await hall.SendAsync();
        await hall.AnswerAsync(hall.People.Hal, question);
        var answeredAt = hall.Clock.Now;

        await hall.SendAsync();

        var last = hall.Channel.To(hall.People.Ada).Last(e => e.Act == DeliveryAct.Send);
        var content = Assert.IsType<QuestionContent>(last.Content);
        Assert.Equal((Journey.FullAnswer, "Hal Highways", answeredAt), (content.Question.Answer, content.AnsweredBy, content.Question.AnsweredAt));
        Assert.Equal("Your question has been answered. Open Teams to read it.", content.Notification);
    }

    [EngineTheory]
    public async Task The_first_answer_stands_and_is_shown_to_officers_alone(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();
        await hall.TakeAsync(hall.People.Hal, question);
        await hall.AnswerAsync(hall.People.Hal, question);

        var again = await hall.AnswerAsync(hall.People.Hal, question, Journey.FullAnswer with { Direct = "Something else is said now." });

        Assert.Equal(Journey.FullAnswer, Assert.IsType<AnswerOutcome.AlreadyAnswered>(again).Question.Answer);
        Assert.IsType<TakeOutcome.AlreadyAnswered>(await hall.TakeAsync(hall.People.Hettie, question));
        Assert.IsType<AnswerOutcome.NotYours>(await hall.AnswerAsync(hall.People.Ben, question));
    }

    [EngineTheory]
    public async Task An_answer_that_is_none_changes_nothing(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var question = await hall.AskedAsync();
        await hall.TakeAsync(hall.People.Hal, question);

        Assert.Equal(3, Assert.IsType<AnswerOutcome.NotSubstantive>(await hall.AnswerAsync(hall.People.Hal, question, new Answer { Direct = "Yes.", Basis = "", NextStep = " " })).Problems.Count);
        Assert.Equal(QuestionState.Taken, (await hall.QuestionAsync(question.Id)).State);
    }

    public static TheoryData<string, Answer> Lacks => new()
    {
        { "Answer in a sentence. A bare yes or no leaves the member asking why.", Journey.FullAnswer with { Direct = "No, it isn't." } },
        { "Say what the answer rests on: the evidence, the policy or the decision.", Journey.FullAnswer with { Basis = " " } },
        { "Say what happens next. If nothing does, say so.", Journey.FullAnswer with { NextStep = "" } },
        { "The date of the next step is in the past.", Journey.FullAnswer with { NextStepOn = new DateOnly(2026, 3, 1) } },
        { "“What it rests on” has 4,001 characters; the most is 4,000. Shorten it, or link to a document.", Journey.FullAnswer with { Basis = new string('b', 4001) } },
    };

    [Theory]
    [MemberData(nameof(Lacks))]
    public void What_an_answer_lacks_is_one_sentence(string sentence, Answer answer) => Assert.Equal([sentence], AnswerQuestion.Problems(answer, new DateOnly(2026, 3, 2)));

    [Fact]
    public void An_answer_whose_next_step_is_today_is_whole() =>
        Assert.Empty(AnswerQuestion.Problems(Journey.FullAnswer with { NextStepOn = new DateOnly(2026, 3, 2) }, new DateOnly(2026, 3, 2)));
}
