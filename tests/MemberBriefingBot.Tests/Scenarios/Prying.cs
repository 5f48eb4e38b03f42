using System.Text.Json.Nodes;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Tests.Teams;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>Everything that somebody may try who has the id of a briefing and no right to it.</summary>
internal sealed class Prying(House house, Discretion discretion, Guid briefing)
{
    private static readonly string[] s_typed =
        ["help", "briefings", "my questions", "queue", "press", "status", "status b-1", "report", "digest", "me", "new briefing", "status of what is coming to my ward"];

    /// <summary>Acts that some office gives a right to: in its holder's hands they would change the briefing.</summary>
    private static readonly string[] s_ofAnOffice = [Acts.Withdraw, Acts.RecordDecision, Acts.Told, Acts.Repeat, Acts.ProposeLift, Acts.DropLift, Acts.MovePress, Acts.Schedule, Acts.DropCorrection];

    private static readonly string[] s_acts = [.. typeof(Acts).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    /// <summary>Types every command and presses every button there is.</summary>
    /// <param name="holdsAnOffice">Leaves out the acts to which their office may give them a right, though not to know what the briefing says.</param>
    public async Task TryAllAsync(TeamsPerson person, bool holdsAnOffice = false)
    {
        foreach (var words in s_typed)
        {
            await person.TypeAsync(words);
        }

        foreach (var act in s_acts.Where(act => !holdsAnOffice || !s_ofAnOffice.Contains(act)))
        {
            await PostAsync(person, Data(act));
        }

        foreach (var view in Enum.GetNames<View>())
        {
            await PostAsync(person, new JsonObject { ["act"] = Acts.Open, ["view"] = view, ["id"] = briefing.ToString() });
        }

        foreach (var garbage in Garbage())
        {
            await PostAsync(person, garbage);
        }

        await house.Stage.SettleAsync();
    }

    /// <summary>Bodies that are no activity at all, past the door.</summary>
    public async Task PostGarbageAsync()
    {
        using var wire = new Wire(house);
        foreach (var body in new[] { "", "{", $$"""{"type":"message","value":{"act":"open","view":"Approval","id":"{{briefing}}"}""", $"[\"{briefing}\"]" })
        {
            var answered = await wire.PostAsync(body, wire.Bearer());
            Discretion.AssertSilent("garbage", "answer", [$"{answered.Status} {answered.Body}"], KeptWords.Ward);
        }
    }

    private async Task PostAsync(TeamsPerson person, JsonNode? data) => discretion.Answered(person.AadObjectId, (await person.PostAsync(Forgeries.Invoke(data))).Body);

    private JsonObject Data(string act) => new()
    {
        ["act"] = act,
        ["briefing"] = briefing.ToString(),
        ["question"] = briefing.ToString(),
        ["id"] = briefing.ToString(),
        ["view"] = nameof(View.Approval),
        ["list"] = nameof(View.CallList),
        ["member"] = house[Names.Windle2].AadObjectId.ToString(),
        ["again"] = house[Names.Windle2].AadObjectId.ToString(),
        ["fingerprint"] = "x",
        ["terms"] = "x",
        ["correction"] = "x",
        ["proposed"] = "x",
        ["how"] = "by telephone",
        ["reason"] = "x",
        ["because"] = "It ought to be.",
        ["whatChanged"] = "x",
    };

    private IEnumerable<JsonNode?> Garbage() =>
    [
        null,
        JsonValue.Create(briefing.ToString()),
        new JsonArray(briefing.ToString()),
        new JsonObject { ["act"] = "search", ["briefing"] = briefing.ToString() },
        new JsonObject { ["act"] = new JsonObject { ["act"] = "open" }, ["id"] = briefing.ToString() },
        new JsonObject { ["act"] = "open", ["view"] = "*", ["id"] = briefing.ToString() },
        new JsonObject { ["act"] = "approve", ["briefing"] = new JsonArray(briefing.ToString()) },
        new JsonObject { ["act"] = "draft", ["briefing"] = briefing.ToString(), ["kind"] = "99", ["wardDate"] = "never", ["exempt"] = "x" },
    ];
}
