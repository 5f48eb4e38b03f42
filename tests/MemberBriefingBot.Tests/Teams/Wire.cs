using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator.Identity;

namespace MemberBriefingBot.Tests.Teams;

/// <summary>Somebody who posts to the bot's door what they like.</summary>
internal sealed class Wire(House house) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>A line that a real member types, which would be answered with help.</summary>
    public JsonObject Typed() => new()
    {
        ["type"] = "message",
        ["id"] = $"1:{Guid.NewGuid()}",
        ["text"] = "help",
        ["serviceUrl"] = house.Stage.Teams.ServiceUrl.AbsoluteUri,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = house[Names.Windle1].Mri, ["aadObjectId"] = house[Names.Windle1].AadObjectId.ToString() },
        ["conversation"] = new JsonObject { ["id"] = house[Names.Windle1].ConversationId, ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };

    public string Bearer(TokenFlaw flaw = TokenFlaw.None) => $"Bearer {house.Stage.Teams.IssueToken(flaw)}";

    /// <summary>Posts it and lets the bot do what is due.</summary>
    public async Task<Answered> PostAsync(string body, string? authorization)
    {
        var (before, logged) = (await MessagesAsync(), house.Logs.Lines.Count);
        using var request = new HttpRequestMessage(HttpMethod.Post, house.Stage.Teams.BotEndpoint) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (authorization is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        }

        using var response = await _http.SendAsync(request);
        await house.Stage.SettleAsync();
        return new Answered(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(), await MessagesAsync() - before,
            string.Join('\n', house.Logs.Lines.Skip(logged).Where(line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal))));
    }

    public void Dispose() => _http.Dispose();

    private const string Tenant = "00000000-0000-4000-8000-00000000c0c0";

    private Task<int> MessagesAsync() => house.ReadAsync(db => db.Deliveries.CountAsync());
}

/// <param name="Messages">How many messages the bot planned for anybody.</param>
/// <param name="Logged">What the bot warned of.</param>
internal sealed record Answered(int Status, string Body, int Messages, string Logged);
