using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;

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
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { typeof(Simulator).Assembly.Location, "--tenant", SimulatedTeams.Tenant, "--app-id", SimulatedTeams.AppId, "--secret", "x" },
        };
        using var program = Process.Start(start)!;
        try
        {
            var ready = JsonDocument.Parse((await program.StandardOutput.ReadLineAsync())!).RootElement;
            using var http = new HttpClient { BaseAddress = new Uri(ready.GetProperty("serviceUrl").GetString()!) };

            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(ready.GetProperty("openIdMetadata").GetString())).StatusCode);
            Assert.Contains("metadata", await http.GetStringAsync("_sim/journal"));
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }
}
