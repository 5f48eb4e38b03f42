using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Tests.Questions;

public sealed class AskTests
{
    [EngineTheory]
    public async Task A_question_starts_both_clocks_from_the_day_it_was_asked(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.Clock.MoveTo(new DateTimeOffset(2026, 4, 2, 22, 30, 0, TimeSpan.Zero));

        var question = Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(hall.People.Ada, " When? ")).Question;

        // Thursday before Easter, half past eleven at night in London: Friday and Monday are bank holidays.
        Assert.Equal(("When?", "Q-0001", new DateOnly(2026, 4, 2)), (question.Text, question.Reference, question.AskedOn));
        Assert.Equal((new DateOnly(2026, 4, 7), new DateOnly(2026, 4, 13)), (question.FirstResponseDueOn, question.AnswerDueOn));
    }

    [EngineTheory]
    public async Task An_urgent_question_is_due_the_next_working_day(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        Assert.Equal(new DateOnly(2026, 3, 3), Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(hall.People.Ada, "When?", urgent: true)).Question.AnswerDueOn);
    }

    [EngineTheory]
    public async Task An_empty_or_over_long_question_is_refused_by_name(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);

        Assert.IsType<AskOutcome.Empty>(await hall.AskAsync(hall.People.Ada, " \n "));
        Assert.Equal(new AskOutcome.TooLong(2001, 2000), await hall.AskAsync(hall.People.Ada, new string('q', 2001)));
        Assert.Equal(new AskOutcome.TooLong(2005, 2000), await hall.AskAsync(hall.People.Ada, "When?", why: new string('w', 2005)));
        Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(hall.People.Ada, new string('q', 2000)));
    }

    [EngineTheory]
    public async Task A_double_press_or_a_redelivered_turn_asks_once(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var asked = Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(hall.People.Ada, "When?", turn: "t1")).Question;

        Assert.Equal(asked.Id, Assert.IsType<AskOutcome.AlreadyAsked>(await hall.AskAsync(hall.People.Ada, "When?", turn: "t2")).Question.Id);
        hall.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(asked.Id, Assert.IsType<AskOutcome.AlreadyAsked>(await hall.AskAsync(hall.People.Ada, "When?", turn: "t1")).Question.Id);
        Assert.Equal(1, await hall.ReadAsync(db => db.Questions.CountAsync()));
    }

    [EngineTheory]
    public async Task The_same_words_are_another_question_from_somebody_else_or_later_or_about_something_else(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ReleasedAsync();
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);
        await hall.AskAsync(hall.People.Ada, "When?");

        Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(hall.People.Ben, "When?"));
        Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(hall.People.Ada, "When?", briefing.Id));
        hall.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(hall.People.Ada, "When?"));
    }

    [EngineTheory]
    public async Task One_asks_only_about_what_one_may_see(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        var briefing = await hall.ScheduledAsync();
        hall.Clock.Advance(TimeSpan.FromHours(1));

        Assert.IsType<AskOutcome.NotAllowed>(await hall.AskAsync(hall.People.Ada, "When?", briefing.Id));
        await hall.AcceptTermsAsync(briefing, hall.People.Ada);
        Assert.IsType<AskOutcome.Asked>(await hall.AskAsync(hall.People.Ada, "When?", briefing.Id));
        Assert.IsType<AskOutcome.NotAllowed>(await hall.AskAsync(hall.People.Eve, "When?", briefing.Id));
        Assert.IsType<AskOutcome.NotAllowed>(await hall.AskAsync(hall.People.Ada, "When?", BriefingId.New()));
    }

    [EngineTheory]
    public async Task Officers_strangers_and_former_members_do_not_ask(Engine engine)
    {
        await using var hall = await TownHall.OpenAsync(engine);
        hall.People.Fay.EndedOn = new DateOnly(2026, 3, 2);

        Assert.IsType<AskOutcome.NotAllowed>(await hall.AskAsync(hall.People.Hal, "When?"));
        Assert.IsType<AskOutcome.NotAllowed>(await hall.AskAsync(new Stranger { CouncilId = Mereside.Id, Id = PersonId.New(), Name = "Somebody" }, "When?"));
        Assert.IsType<AskOutcome.NotAllowed>(await hall.AskAsync(hall.People.Fay, "When?"));
    }
}
