using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using TeamsSimulator;
using TeamsSimulator.Faults;
using TeamsSimulator.Limits;
using TeamsSimulator.People;

namespace MemberBriefingBot.Tests.TeamsSimulator.Given;

/// <summary>A running simulator, and a client that calls it as the bot would.</summary>
internal sealed class SimulatedTeams : IAsyncDisposable
{
    public const string Tenant = "5e1f0000-0000-4000-8000-000000000001";
    public const string AppId = "b0700000-0000-4000-8000-000000000002";
    public const string Secret = "only-for-tests";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };

    private SimulatedTeams(Simulator simulator) => Simulator = simulator;

    public Simulator Simulator { get; }

    public static async Task<SimulatedTeams> StartAsync(
        string? journalFile = null, TimeProvider? clock = null, TimeSpan latency = default, Fault? fault = null, RateLimits? limits = null, bool relayed = false)
    {
        var teams = new SimulatedTeams(await Simulator.StartAsync(new SimulatorOptions
        {
            TenantId = Tenant,
            BotAppId = AppId,
            BotSecret = Secret,
            JournalFile = journalFile,
            Clock = clock ?? TimeProvider.System,
            Latency = latency,
            Faults = fault is null ? FaultScript.None : new() { Rules = [new() { Fault = fault, On = [JournalKind.Send, JournalKind.Create, JournalKind.Member] }] },
            Limits = limits,
            Relayed = relayed,
        }));
        teams._http.BaseAddress = teams.Simulator.ServiceUrl;
        teams._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await teams.TokenAsync("https://api.botframework.com"));
        return teams;
    }

    public async Task<string> TokenAsync(string resource)
    {
        var answer = await AskForTokenAsync(new() { ["scope"] = $"{resource}/.default" });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
    }

    /// <summary>Asks the token endpoint with the right credentials, except where the fields given differ.</summary>
    public async Task<HttpResponseMessage> AskForTokenAsync(Dictionary<string, string> fields, string tenant = Tenant)
    {
        var form = new Dictionary<string, string>(fields);
        form.TryAdd("grant_type", "client_credentials");
        form.TryAdd("client_id", AppId);
        form.TryAdd("client_secret", Secret);
        form.TryAdd("scope", "https://api.botframework.com/.default");
        using var http = new HttpClient(LoopbackTrust.Handler(Simulator.AuthorityCertificatePem));
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(new Uri(Simulator.TokenAuthority, $"{tenant}/oauth2/v2.0/token"), content);
    }

    /// <summary>Somebody whose client has the app, though no bot was there to hear of it.</summary>
    public async Task<TeamsPerson> ReachablePersonAsync(string name = "Sample Member", string? email = null, string? tenant = null)
    {
        var person = Simulator.AddPerson(name, Guid.NewGuid(), email, tenant);
        if (Simulator.BotEndpoint is null)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => person.InstallAsync());
        }
        else
        {
            await person.InstallAsync();
        }

        return person;
    }

    public async Task<ConnectorReply> CallAsync(HttpMethod method, string path, JsonNode? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new ConnectorReply((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public Task<ConnectorReply> CreateAsync(string memberId, JsonObject? activity = null) => CallAsync(HttpMethod.Post, "v3/conversations", new JsonObject
    {
        ["isGroup"] = false,
        ["members"] = new JsonArray(new JsonObject { ["id"] = memberId }),
        ["tenantId"] = Tenant,
        ["activity"] = activity,
    });

    public Task<ConnectorReply> SendAsync(TeamsPerson person, JsonObject activity) =>
        CallAsync(HttpMethod.Post, $"v3/conversations/{Uri.EscapeDataString(person.ConversationId)}/activities", activity);

    public Task<ConnectorReply> UpdateAsync(TeamsPerson person, string activityId, JsonObject activity) =>
        CallAsync(HttpMethod.Put, ActivityPath(person, activityId), activity);

    public Task<ConnectorReply> DeleteAsync(TeamsPerson person, string activityId) =>
        CallAsync(HttpMethod.Delete, ActivityPath(person, activityId));

    /// <summary>Sends a message, and hands over the answer as it comes: its head first.</summary>
    public async Task<HttpResponseMessage> SendRawAsync(TeamsPerson person, JsonObject activity, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v3/conversations/{Uri.EscapeDataString(person.ConversationId)}/activities");
        request.Content = JsonContent.Create(activity);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }

    private static string ActivityPath(TeamsPerson person, string activityId) =>
        $"v3/conversations/{Uri.EscapeDataString(person.ConversationId)}/activities/{Uri.EscapeDataString(activityId)}";
}

/// <summary>What the simulator answered.</summary>
internal sealed record ConnectorReply(int Status, JsonNode? Body)
{
    public string? Id => Body?["id"]?.GetValue<string>();

    public string? ErrorCode => Body?["error"]?["code"]?.GetValue<string>();
}
