using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Tests.Given;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Scenarios;

public sealed class MainThreadTests(MainThread thread) : IClassFixture<MainThread>
{
    [EngineTheory]
    public async Task The_preview_names_everybody_who_will_get_it_and_how_many_they_are(Engine engine)
    {
        var story = await thread.OnAsync(engine);

        Assert.Contains("Preview: not sent to anyone", story.Preview, StringComparison.Ordinal);
        Assert.Contains("**Ward members, portfolio holder and Leader** (5 people)", story.Preview, StringComparison.Ordinal);
        Assert.Contains("**All other members** (43 people)", story.Preview, StringComparison.Ordinal);
        Assert.All([Windle1, Windle2, WithoutTheApp, Author, Elsewhere], name => Assert.Contains(name, story.Preview, StringComparison.Ordinal));
        Assert.Contains("Please check before it goes out", story.AskedToApprove, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task Ward_members_have_it_at_their_instant_and_everybody_else_at_theirs_and_nobody_before(Engine engine)
    {
        var story = await thread.OnAsync(engine);
        var rows = await story.House.ReadAsync(db => db.Deliveries.AsNoTracking().Where(d => d.Kind == ContentKind.Briefing && d.Act == DeliveryAct.Send).ToListAsync());
        var ward = rows.Where(d => d.PlannedAt < Story.AllMembersAt).ToList();

        Assert.Equal((0, 0), (story.SeenTooEarly, story.SeenTooEarlyElsewhere));
        Assert.Equal((5, 48), (ward.Count, rows.Count));
        Assert.All(ward, d => Assert.True(d.PlannedAt >= Story.WardMembersAt));
        Assert.Contains("You represent Windle, which this affects.", story.WardCard, StringComparison.Ordinal);
        Assert.Contains("Do not share until", story.WardCard, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task Until_its_terms_are_accepted_a_card_says_nothing_of_the_matter_and_then_is_marked_as_its_readers(Engine engine)
    {
        var story = await thread.OnAsync(engine);

        Assert.DoesNotContain(Story.Secret, story.Folded, StringComparison.Ordinal);
        Assert.All(["Wednesday 9 December 2026 at 4pm", "What you may say meanwhile", "Monitoring Officer"], words => Assert.Contains(words, story.Folded, StringComparison.Ordinal));
        Assert.Matches("Your copy is marked [2-9B-Z]{4}-[2-9B-Z]{4}", story.WardCard);
        var accepted = await story.House.ReadAsync(db => db.TermsAcceptances.AsNoTracking().SingleAsync());
        Assert.Equal((Terms.WordingVersion, 1), (accepted.WordingVersion, accepted.Version));
        Assert.Equal(64, accepted.TermsHash.Length);
    }

    [EngineTheory]
    public async Task Confirming_and_asking_change_the_card_in_place(Engine engine)
    {
        var story = await thread.OnAsync(engine);

        Assert.Contains("You confirmed reading this", story.Acknowledged, StringComparison.Ordinal);
        Assert.DoesNotContain("I have read this", story.Acknowledged, StringComparison.Ordinal);
        Assert.Single(story.House[Windle1].Chat, m => m.AllText.Contains(Story.Title, StringComparison.Ordinal) && m.AllText.Contains("Ward decision", StringComparison.Ordinal));
        Assert.Contains("Traffic management", story.AskedCard, StringComparison.Ordinal);
        Assert.Contains(Story.Why, story.AskedCard, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task The_question_is_in_the_queue_and_whoever_takes_it_is_seen_by_colleague_and_member(Engine engine)
    {
        var story = await thread.OnAsync(engine);

        Assert.Contains(Story.Question, story.Queue, StringComparison.Ordinal);
        Assert.Contains(Story.Why, story.Taken, StringComparison.Ordinal);
        Assert.Contains("Taken by a colleague", story.TakenForTheColleague, StringComparison.Ordinal);
        Assert.Contains(Byway, story.TakenForTheColleague, StringComparison.Ordinal);
        Assert.DoesNotContain("I will take it", story.TakenForTheColleague, StringComparison.Ordinal);
        Assert.Contains(Byway, story.TakenForTheMember, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task The_answer_comes_as_a_message_and_every_earlier_card_shows_it(Engine engine)
    {
        var story = await thread.OnAsync(engine);
        var aboutIt = story.House[Windle1].Chat.Where(m => m.AllText.Contains(Story.Direct, StringComparison.Ordinal)).ToList();

        Assert.Equal(2, aboutIt.Count);
        Assert.All(aboutIt, m => Assert.Contains("Your question has been answered", m.AllText, StringComparison.Ordinal));
        Assert.All([Byway, Highways], name => Assert.Contains("Answered", story.Message(name, "Member’s question").AllText, StringComparison.Ordinal));
        Assert.Contains("Asked: \n1", story.ReportCard, StringComparison.Ordinal);
        Assert.Contains("In target, of those that have fallen due: \n", story.ReportCard, StringComparison.Ordinal);
        Assert.Contains("Items: \n1, of which every ward member had it first: 0", story.ReportCard, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task When_the_embargo_is_over_the_cards_already_sent_say_so(Engine engine)
    {
        var story = await thread.OnAsync(engine);

        Assert.All([Windle1, Windle2, Elsewhere], name => Assert.Contains("You may share this.", story.Message(name, "Ward decision").AllText, StringComparison.Ordinal));
        Assert.Equal(BriefingState.Lifted, (await story.House.BriefingAsync(Story.Title)).State);
    }

    [EngineTheory]
    public async Task What_Teams_took_and_what_the_store_says_are_the_same_and_the_audit_is_whole(Engine engine) => await (await thread.OnAsync(engine)).House.AssertTrueAsync();

    [EngineTheory]
    public async Task Nothing_that_may_stand_on_a_locked_screen_or_in_a_log_gives_the_matter_away(Engine engine)
    {
        var house = (await thread.OnAsync(engine)).House;
        var summaries = house.Stage.Teams.Journal.Entries.Where(e => e.Kind is JournalKind.Send or JournalKind.Update).Select(e => (string)e.Body!["summary"]!).Distinct().ToList();

        Assert.NotEmpty(summaries);
        Assert.NotEmpty(house.Logs.Lines);
        Assert.All(["Windle", Story.Secret, Story.Direct, "one-way", Windle1], words =>
        {
            Assert.DoesNotContain(summaries, s => s.Contains(words, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(house.Logs.Lines, line => line.Contains(words, StringComparison.OrdinalIgnoreCase));
        });
    }

    [EngineTheory]
    public async Task Before_an_instant_of_release_only_those_who_may_know_are_told_anything(Engine engine)
    {
        var house = (await thread.OnAsync(engine)).House;
        var told = house.Stage.Teams.Journal.Entries
            .Where(e => e.RawBody is { } body && body.GetRawText().Contains(Story.Secret, StringComparison.Ordinal))
            .Select(e => (e.At, Name: house.Stage.Teams.Find(e.AadObjectId!.Value)!.Name.Replace(" (sample)", "", StringComparison.Ordinal)))
            .ToList();

        Assert.Equal([Director, Press, Author], told.Where(t => t.At < Story.WardMembersAt).Select(t => t.Name).Distinct().Order(StringComparer.Ordinal));
        // A member who has not accepted the terms is shown the card, and nothing of the matter, until the embargo ends.
        Assert.DoesNotContain(told, t => t.Name == Elsewhere && t.At < Story.PressAt);
        Assert.Contains(told, t => t.Name == Elsewhere && t.At >= Story.PressAt);
        Assert.Contains(house.Stage.Teams.Journal.Entries, e => e.AadObjectId == house[Elsewhere].AadObjectId && e.At >= Story.AllMembersAt && e.At < Story.PressAt && e.RawBody is { } body && body.GetRawText().Contains("Under embargo", StringComparison.Ordinal));
    }
}
