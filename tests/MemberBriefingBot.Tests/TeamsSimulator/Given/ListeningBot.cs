using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MemberBriefingBot.Tests.TeamsSimulator.Given;

/// <summary>The least a bot can be: it admits activities by the published keys, keeps them, and answers as it is told.</summary>
internal sealed class ListeningBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Uri _metadata;
    private readonly SemaphoreSlim _hears = new(0);

    private ListeningBot(Uri metadata)
    {
        _metadata = metadata;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/api/messages", TakeAsync);
    }

    public ConcurrentQueue<JsonNode> Heard { get; } = [];

    public ConcurrentQueue<JsonWebToken> Tokens { get; } = [];

    /// <summary>The answer to an activity: a status and a body.</summary>
    public Func<JsonNode, (int Status, JsonNode? Body)> Answer { get; set; } = _ => (200, null);

    /// <summary>So many of the next activities are heard and not answered.</summary>
    public int LeavesUnanswered { get; set; }

    public Uri Endpoint => new($"{_app.Urls.Single()}/api/messages");

    public static async Task<ListeningBot> StartAsync(SimulatedTeams teams)
    {
        var bot = new ListeningBot(teams.Simulator.OpenIdMetadata);
        await bot._app.StartAsync();
        teams.Simulator.BotEndpoint = bot.Endpoint;
        return bot;
    }

    /// <summary>Waits until that many activities, from the first, have come.</summary>
    public async Task HeardAsync(int count)
    {
        while (Heard.Count < count)
        {
            await _hears.WaitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _hears.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        var token = await AdmitAsync(context.Request.Headers.Authorization.ToString());
        if (token is null)
        {
            context.Response.StatusCode = 401;
            return;
        }

        var activity = (await JsonNode.ParseAsync(context.Request.Body))!;
        Tokens.Enqueue(token);
        Heard.Enqueue(activity);
        _hears.Release();
        if (LeavesUnanswered-- > 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }

        var (status, body) = Answer(activity);
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body?.ToJsonString() ?? "");
    }

    private async Task<JsonWebToken?> AdmitAsync(string authorization)
    {
        var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
            _metadata.AbsoluteUri, new HttpDocumentRetriever { RequireHttps = false }, CancellationToken.None);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(authorization.Replace("Bearer ", ""), new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = SimulatedTeams.AppId,
            IssuerSigningKeys = configuration.SigningKeys,
            RequireSignedTokens = true,
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }
}
