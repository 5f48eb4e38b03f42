using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.Faults;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class ProgramTests
{
    [Fact]
    public async Task Another_process_can_play_the_people_over_http()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        await using var bot = await ListeningBot.StartAsync(teams);
        using var http = new HttpClient { BaseAddress = teams.Simulator.ServiceUrl };
        var aad = Guid.NewGuid();
        var person = $"_sim/people/{aad}";

        Assert.Equal(HttpStatusCode.Created, (await http.PostAsJsonAsync("_sim/people", new { name = "Sample Member", aadObjectId = aad })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsJsonAsync("_sim/people", new { name = "Sample Member", aadObjectId = aad })).StatusCode);
        (await http.PostAsync($"{person}/install", null)).EnsureSuccessStatusCode();
        (await http.PostAsJsonAsync($"{person}/type", new { text = "hello" })).EnsureSuccessStatusCode();
        var id = (await teams.SendAsync(teams.Simulator.Find(aad)!, Cards.Message(Cards.Question()))).Id;
        (await http.PostAsync($"{person}/read", null)).EnsureSuccessStatusCode();
        (await http.PostAsJsonAsync($"{person}/press", new { activityId = id, action = "ask", inputs = new { question = "When?" }, asSubmit = true })).EnsureSuccessStatusCode();

        var chat = await http.GetFromJsonAsync<JsonArray>($"{person}/chat");
        Assert.Equal("hello", chat![0]!["text"]!.GetValue<string>());
        Assert.Equal("bot", chat[1]!["from"]!.GetValue<string>());
        Assert.Contains("Road closure", chat[1]!["allText"]!.GetValue<string>());
        Assert.Equal(["conversationUpdate", "installationUpdate", "message", "event", "message"], bot.Heard.Select(activity => activity["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Another_process_says_where_the_bot_listens()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        using var http = new HttpClient { BaseAddress = teams.Simulator.Control };

        (await http.PutAsync("bot?endpoint=http://127.0.0.1:5/api/messages", null)).EnsureSuccessStatusCode();

        Assert.Equal(new Uri("http://127.0.0.1:5/api/messages"), teams.Simulator.BotEndpoint);
    }

    [Fact]
    public async Task A_person_nobody_added_or_an_act_no_client_would_do_is_explained()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        using var http = new HttpClient { BaseAddress = teams.Simulator.ServiceUrl };
        var person = teams.Simulator.AddPerson("Sample Member", Guid.NewGuid());

        var unknown = await http.PostAsync($"_sim/people/{Guid.NewGuid()}/install", null);
        var impossible = await http.PostAsJsonAsync($"_sim/people/{person.AadObjectId}/type", new { text = "hello" });

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, impossible.StatusCode);
        Assert.Contains("has not installed", await impossible.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_program_prints_its_endpoints_when_it_is_ready()
    {
        await using var program = await SimulatorProcess.StartAsync();
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(program.Ready["openIdMetadata"]!.GetValue<string>())).StatusCode);
        Assert.Contains("metadata", await http.GetStringAsync(program.Control("journal")));
    }

    [Fact]
    public async Task The_program_takes_a_script_a_seed_limits_and_relays()
    {
        var script = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        await File.WriteAllTextAsync(script, """{ "seed": 1, "rules": [{ "on": ["metadata"], "times": 1, "fault": { "kind": "status", "code": 503 } }] }""");
        try
        {
            await using var program = await SimulatorProcess.StartAsync("--faults", script, "--seed", "8", "--strict-limits", "--relay");
            using var http = new HttpClient();
            var metadata = program.Ready["openIdMetadata"]!.GetValue<string>();

            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(metadata)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(metadata)).StatusCode);
            Assert.Contains("\"seed\":8", await http.GetStringAsync(program.Control("faults")));
            Assert.Contains("\"requests\":50", await http.GetStringAsync(program.Control("limits")));
            Assert.Contains($"\"port\":{new Uri(metadata).Port}", await http.GetStringAsync(program.Control("relays/connector")));
        }
        finally
        {
            File.Delete(script);
        }
    }

    [Theory]
    [InlineData("""{ "rules": [{ "fault": { "kind": "earthquake" } }] }""", "earthquake")]
    [InlineData(null, "Could not find file")]
    public async Task A_script_that_cannot_be_used_stops_the_start(string? json, string reason)
    {
        var script = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        if (json is not null)
        {
            await File.WriteAllTextAsync(script, json);
        }

        using var program = SimulatorProcess.Run("plan", "--faults", script);
        var said = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        File.Delete(script);
        Assert.Equal(1, program.ExitCode);
        Assert.Contains(reason, said);
    }

    [Fact]
    public async Task A_kill_loses_no_line_of_the_journal()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.jsonl");
        try
        {
            await using (var program = await SimulatorProcess.StartAsync("--journal", file))
            {
                using var http = new HttpClient();
                await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => http.GetAsync(program.Ready["openIdMetadata"]!.GetValue<string>())));
            }

            Assert.Equal(Enumerable.Range(1, 40), Journal.Read(file).Select(entry => (int)entry.Seq));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_plan_of_a_seed_is_printed()
    {
        using var program = SimulatorProcess.Run("plan", "--seed", "7", "--count", "40");
        var lines = (await program.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await program.WaitForExitAsync();

        var script = FaultScript.OfSeed(7);
        var sends = lines.Select(line => JsonNode.Parse(line)!).Where(line => line["operation"]!.GetValue<string>() == "send").Select(line => line["request"]!.GetValue<int>());
        Assert.Equal(Enumerable.Range(1, 40).Where(request => script.Planned(JournalKind.Send, request) is not null), sends);
    }
}
