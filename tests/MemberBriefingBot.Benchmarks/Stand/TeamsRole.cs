using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TeamsSimulator;
using TeamsSimulator.Limits;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>Somebody in the simulated tenant who has installed the bot.</summary>
internal sealed record Resident(Guid EntraObjectId, string Name, string ChannelUserId, string ConversationId);

/// <summary>Where the simulated Teams is, who is in it, and tokens for those who do not ask for their own.</summary>
/// <param name="ChannelToken">An Authorization header by which Teams is known to the bot.</param>
/// <param name="ConnectorToken">A bearer token by which the bot is known to Teams.</param>
internal sealed record TeamsReady(
    Uri ServiceUrl, Uri OpenIdMetadata, Uri TokenAuthority, string AuthorityPem, string ChannelToken, string ConnectorToken, IReadOnlyList<Resident> Residents);

/// <summary>The Teams simulator in a process of its own, with a number of invented residents.</summary>
internal static class TeamsRole
{
    public const string Name = "teams";

    /// <summary>Has it keep the limits that Teams publishes.</summary>
    public const string Strict = "strict";

    /// <summary>Asks how many messages have reached a chat.</summary>
    public const string SentQuestion = "sent";

    /// <summary>Asks how many requests of any kind the bot has made, tokens and keys included.</summary>
    public const string RequestsQuestion = "requests";

    /// <summary>Asks how many requests were refused because they were too many.</summary>
    public const string ThrottledQuestion = "throttled";

    public const string AppId = "00000000-0000-4000-8000-0000000000b0";
    public const string TenantId = "00000000-0000-4000-8000-00000000c0c0";
    public const string Secret = "a-secret-of-the-simulator-only";

    public static async Task ServeAsync(int residents, int latencyMilliseconds, bool strict)
    {
        await using var teams = await Simulator.StartAsync(new SimulatorOptions
        {
            TenantId = TenantId,
            BotAppId = AppId,
            BotSecret = Secret,
            Latency = TimeSpan.FromMilliseconds(latencyMilliseconds),
            Limits = strict ? RateLimits.Strict : null,
        });
        var (channelToken, settled) = await SettleAsync(teams, residents);
        var ready = new TeamsReady(
            teams.ServiceUrl, teams.OpenIdMetadata, teams.TokenAuthority, teams.AuthorityCertificatePem, channelToken, await ConnectorTokenAsync(teams), settled);
        await Station.ServeAsync(ready, question => question switch
        {
            SentQuestion => teams.Journal.Entries.Count(e => e is { Kind: JournalKind.Send, Status: StatusCodes.Status201Created, TokenValid: true }),
            ThrottledQuestion => teams.Journal.Entries.Count(e => e.Status == StatusCodes.Status429TooManyRequests),
            RequestsQuestion => teams.Journal.Entries.Count(e => e.Kind != JournalKind.ToBot),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question, null),
        });
    }

    /// <summary>Everybody installs the app. A stand-in for the bot takes the news, and notes the header it came with.</summary>
    private static async Task<(string ChannelToken, IReadOnlyList<Resident> Residents)> SettleAsync(Simulator teams, int count)
    {
        var header = "";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var bot = builder.Build();
        bot.MapPost("/api/messages", (HttpRequest request) => { header = request.Headers.Authorization.ToString(); });
        bot.Urls.Add("http://127.0.0.1:0");
        await bot.StartAsync();
        teams.BotEndpoint = new Uri($"{bot.Urls.First()}/api/messages");

        var residents = new List<Resident>(count);
        for (var number = 1; number <= count; number++)
        {
            var person = teams.AddPerson($"Member {number} (invented)", Guid.NewGuid());
            await person.InstallAsync();
            residents.Add(new Resident(person.AadObjectId, person.Name, person.Mri, person.ConversationId));
        }

        return (header, residents);
    }

    private static async Task<string> ConnectorTokenAsync(Simulator teams)
    {
        using var certificate = X509Certificate2.CreateFromPem(teams.AuthorityCertificatePem);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck } },
        });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = AppId,
            ["client_secret"] = Secret,
            ["scope"] = "https://api.botframework.com/.default",
        });
        using var answer = await http.PostAsync(new Uri(teams.TokenAuthority, $"{TenantId}/oauth2/v2.0/token"), form);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
