using System.Text.Json.Nodes;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Given;
using MemberBriefingBot.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>People's words are shown as they wrote them: as no Markdown, no card, no mention, and never reordered.</summary>
public sealed class LiteralWordsTests(House house) : IClassFixture<House>
{
    public static TheoryData<string> Words =>
    [
        "Traffic: **bold**, _soft_ and [a link](https://elsewhere.sample.invalid)?",
        "Traffic: <at>Thea Vetchley</at> <b>here</b> &amp; there?",
        """Traffic: {"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x"}]}""",
        "Traffic: {{DATE(2026-12-07T00:00:00Z)}} and ${member.name} and \"quotes\" \\ and | bars |?",
        "Traffic: # heading\n- list\n1. list\n> quote",
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_question_is_shown_to_its_officers_and_its_asker_as_it_was_written(string words)
    {
        await house.AskAsync(words, why: words);
        await house.PressAsync(Byway, "I will take it");
        await house.PressAsync(Byway, "Send the answer", new() { ["direct"] = words, ["basis"] = words, ["next"] = words });
        await house.TypeAsync(Byway, "queue");
        await house.TypeAsync(Windle1, "my questions");

        var line = words.Split('\n')[0];
        Assert.All([Byway, Highways, Windle1], name => Assert.Contains(house[name].Chat, m => m.AllText.Contains(line, StringComparison.Ordinal)));
        Assert.All(Formatted(), text => Assert.DoesNotContain(line["Traffic: ".Length..], text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_and_a_title_from_the_directory_are_shown_as_they_are_written()
    {
        const string hostile = "**Dame** [click](https://elsewhere.sample.invalid) _x_";
        var own = new House();
        await own.InitializeAsync();
        try
        {
            await own.ReadAsync(async db =>
            {
                foreach (var person in await db.People.ToListAsync())
                {
                    person.Name += hostile;
                    if (person is Officer officer)
                    {
                        officer.JobTitle = hostile;
                    }
                }

                (await db.Wards.SingleAsync(w => w.Key == "windle")).Name += hostile;
                return await db.SaveChangesAsync();
            });
            await own.ReleaseToTheWardAsync($"Trial {hostile}");
            await own.TakeAsync("Is the traffic counted on Sundays?");
            foreach (var (name, words) in new[] { (Byway, "me"), (Byway, "queue"), (Windle1, "me"), (Windle1, "my questions"), (Windle1, "briefings"), (Author, "status"), (Clerk, "press"), (Author, "new briefing") })
            {
                await own.TypeAsync(name, words);
            }

            Assert.All(WithTheApp, name => Assert.DoesNotContain(Formatted(own, name), text => text.Contains("[click]", StringComparison.Ordinal)));
            Assert.All([Author, Director, Byway, Windle1, Clerk], name => Assert.Contains(own[name].Chat, m => m.AllText.Contains(hostile, StringComparison.Ordinal)));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task Controls_that_would_reorder_or_hide_other_words_are_left_out()
    {
        await house.AskAsync("Is the traffic\u202E desrever \u2066 and \u200Bhidden \u0007 here?");

        Assert.Contains(house[Byway].Chat, m => m.AllText.Contains("Is the traffic desrever  and hidden  here?", StringComparison.Ordinal));
        Assert.DoesNotContain(Formatted(all: true), text => text.Any(c => c is '\u202E' or '\u2066' or '\u200B' or '\u0007'));
    }

    [Theory]
    [InlineData("question")]
    [InlineData("why")]
    public async Task A_question_or_reason_that_is_too_long_is_refused_with_its_length_and_kept_in_the_box(string input)
    {
        var before = await house.StandingAsync();

        var answer = await house.ForgeAsync(Windle1, "ask", ("question", "Why?"), (input, new string('q', 2_001)));

        Assert.Contains("That has 2,001 characters, and the most is 2,000.", answer, StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u200B\u202E")]
    public async Task A_question_without_a_word_in_it_is_not_sent(string words)
    {
        var before = await house.StandingAsync();

        Assert.Contains("There was no question in it", await house.ForgeAsync(Windle1, "ask", ("question", words)), StringComparison.Ordinal);
        Assert.Equal(before, await house.StandingAsync());
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_and_sends_nothing()
    {
        await house.TypeAsync(Windle1, new string('t', 5_000));

        Assert.Contains("That has 5,000 characters, and the most I can take is 2,000.", house[Windle1].Chat[^1].AllText, StringComparison.Ordinal);
    }

    [EngineTheory]
    public async Task A_character_that_no_text_holds_stops_no_question_on_either_engine(Engine engine)
    {
        var own = new House(engine);
        await own.InitializeAsync();
        try
        {
            await own.TypeAsync(Windle1, "Is the traffic\0 counted?");
            await own.ForgeAsync(Windle1, "ask", ("question", "Is the traffic\0 counted?"), ("why", "\0"));
            await own.PressAsync(Byway, "I will take it");
            await own.PressAsync(Byway, "Send the answer", AskedFor.Answer("Yes,\0 since the first of March."));

            Assert.Equal(QuestionState.Answered, (await own.QuestionAsync("Is the traffic counted?")).State);
            Assert.Contains("Is the traffic counted?", own[Byway].Chat[^1].AllText, StringComparison.Ordinal);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    /// <summary>Texts on cards that a client formats, or with <paramref name="all"/> every text.</summary>
    private IEnumerable<string> Formatted(bool all = false) =>
        house.Stage.Teams.Journal.Entries
            .Where(e => e.Kind is JournalKind.Send or JournalKind.Update)
            .SelectMany(e => Elements(e.Body))
            .Where(e => all || (string?)e["type"] is "TextBlock" or "Fact")
            .Select(e => (string?)e["text"] ?? (string?)e["title"] ?? "");

    /// <summary>Texts on the cards of a chat that a client formats.</summary>
    private static IEnumerable<string> Formatted(House own, string name) =>
        own[name].Chat.SelectMany(m => Elements(m.Card)).Where(e => (string?)e["type"] is "TextBlock" or "Fact").Select(e => (string?)e["text"] ?? (string?)e["title"] ?? "");

    private static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Elements),
        JsonObject element => element.Select(p => p.Value).SelectMany(Elements).Prepend(element),
        _ => [],
    };
}
