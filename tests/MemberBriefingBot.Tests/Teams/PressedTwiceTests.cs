using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.Scenarios;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>A thumb presses twice, and Teams delivers twice what was answered too late. Either way each act is done once.</summary>
public sealed class PressedTwiceTests(House house) : IClassFixture<House>
{
    public static TheoryData<string> Acts => ["draft", "submit", "approve", "schedule", "acknowledge", "ask", "told", "take", "answer", "return-to-triage", "assign"];

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task An_act_delivered_again_or_pressed_again_is_done_once(string act)
    {
        var presser = await PressAsync(act, $"once, {act}");
        var after = await house.StandingAsync();
        var activity = house.LastActOf(presser);

        await house[presser].PostAsync(activity);
        await house[presser].PostAsync(activity.WithNewId());
        await house.Stage.SettleAsync();

        Assert.Equal(after, await house.StandingAsync());
        await house.AssertTrueAsync();
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task An_act_delivered_three_times_at_the_same_moment_is_done_once_and_nobody_sees_an_error(string act)
    {
        var (presser, activity) = await BeforePressAsync(act, $"at once, {act}");
        var before = await ActsOfAsync(presser);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => house[presser].PostAsync(activity))));
        await house.Stage.SettleAsync();

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Equal(before + 1, await ActsOfAsync(presser));
        await house.AssertTrueAsync();
    }

    [Fact]
    public async Task Of_two_officers_who_take_it_at_the_same_moment_one_has_it_and_the_other_is_told_who()
    {
        const string text = "Who takes this traffic question?";
        await house.AskAsync(text);
        var cards = new[] { Byway, Highways }.ToDictionary(name => name, name => house.Cast.CardOf(name, "I will take it"));

        await Task.WhenAll(cards.Select(c => Task.Run(() => house[c.Key].PressAsync(c.Value, "I will take it"))));
        await house.Stage.SettleAsync();

        var shown = cards.Keys.Select(name => house[name].Chat.Last(m => m.AllText.Contains(text, StringComparison.Ordinal)).AllText).ToList();
        Assert.Single(shown, card => card.Contains("Yours to answer", StringComparison.Ordinal));
        Assert.Single(shown, card => card.Contains("Taken by a colleague", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_delivered_again_is_answered_once()
    {
        await house.TypeAsync(Windle2, "help");
        var shown = house[Windle2].Chat.Count;

        await house[Windle2].PostAsync(house.LastActOf(Windle2));
        await house.Stage.SettleAsync();

        Assert.Equal(shown, house[Windle2].Chat.Count);
    }

    private async Task<string> PressAsync(string act, string title)
    {
        var (presser, activity) = await BeforePressAsync(act, title);
        var before = await house.StandingAsync();
        await house[presser].PostAsync(activity);
        await house.Stage.SettleAsync();
        Assert.NotEqual(before, await house.StandingAsync());
        return presser;
    }

    /// <summary>Brings things to where the act can be done, and makes the activity that does it.</summary>
    private async Task<(string Presser, JsonObject Activity)> BeforePressAsync(string act, string title)
    {
        var (presser, inputs) = act switch
        {
            "draft" => (Author, BriefingPaper.Form(title)),
            "submit" => await Then(house.DraftAsync(title), Author),
            "approve" => await Then(house.SubmitAsync(title), Director),
            "schedule" => await Then(house.ApproveAsync(title), Director),
            "acknowledge" => await Then(house.ReleaseToTheWardAsync(title), Windle1),
            "ask" => await Then(house.ReleaseToTheWardAsync(title), Windle1, new() { ["question"] = $"Why {title}?" }),
            "told" => await Then(house.ReleaseToTheWardAsync(title), Clerk, new() { ["member"] = await house.IdOfAsync(WithoutTheApp), ["how"] = "by telephone" }),
            "take" => await Then(house.AskAsync($"Traffic {title}?"), Byway),
            "answer" => await Then(house.TakeAsync($"Traffic {title}?"), Byway, AskedFor.Answer()),
            "return-to-triage" => await Then(house.TakeAsync($"Traffic {title}?"), Byway, new() { ["reason"] = "It is a matter for the parish." }),
            "assign" => await Then(house.AskAsync($"Something else: {title}?"), Clerk, new() { ["service"] = "Libraries" }),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
        var data = await DataAsync(act, title);
        foreach (var (name, value) in inputs)
        {
            data[name] = value;
        }

        return (presser, Forgeries.Invoke(data).WithNewId());
    }

    private async Task<JsonObject> DataAsync(string act, string title)
    {
        var data = new JsonObject { ["act"] = act };
        switch (act)
        {
            case "take" or "answer" or "return-to-triage":
                data["question"] = (await house.QuestionAsync($"Traffic {title}?")).Id.ToString();
                break;
            case "assign":
                data["question"] = (await house.QuestionAsync($"Something else: {title}?")).Id.ToString();
                break;
            case not "draft":
                var briefing = await house.BriefingAsync(title);
                (data["briefing"], data["fingerprint"]) = (briefing.Id.ToString(), briefing.Fingerprint());
                break;
        }

        return data;
    }

    private static async Task<(string, Dictionary<string, string>)> Then<T>(Task<T> prepared, string presser, Dictionary<string, string>? inputs = null)
    {
        await prepared;
        return (presser, inputs ?? []);
    }

    /// <summary>How much this person has done so far.</summary>
    private async Task<int> ActsOfAsync(string name)
    {
        var person = await house.IdOfAsync(name);
        return (await house.StandingAsync()).Count(fact => fact.EndsWith($" by {person}", StringComparison.Ordinal));
    }
}
