using System.Net.Http.Headers;
using System.Text.Json;
using MemberBriefingBot.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>The floor: ASP.NET endpoints that do as little as can be done with an activity.</summary>
internal static class BareRole
{
    public const string Name = "bare";

    /// <summary>Parses the body.</summary>
    public const string Parse = "/parse";

    /// <summary>Checks the token as the bot does, then parses the body.</summary>
    public const string Check = "/check";

    /// <summary>Checks the token, parses the body, and posts one card to the conversation it came from.</summary>
    public const string Reply = "/reply";

    /// <param name="card">A file that holds the body to post.</param>
    public static async Task ServeAsync(Uri serviceUrl, Uri openIdMetadata, string connectorToken, string card)
    {
        var network = new ConnectorOptions { AppId = TeamsRole.AppId, OpenIdMetadata = openIdMetadata, AllowLoopback = true };
        using var handler = ConnectorNetwork.Create(network);
        using var validator = new InboundTokenValidator(network, handler, TimeProvider.System);
        using var http = new HttpClient(handler, disposeHandler: false) { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", connectorToken) } };
        var body = await File.ReadAllBytesAsync(card);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost(Parse, async context => (await JsonDocument.ParseAsync(context.Request.Body)).Dispose());
        app.MapPost(Check, async context =>
        {
            await AdmitAsync(validator, context);
            (await JsonDocument.ParseAsync(context.Request.Body)).Dispose();
        });
        app.MapPost(Reply, async context =>
        {
            await AdmitAsync(validator, context);
            using var activity = await JsonDocument.ParseAsync(context.Request.Body);
            var conversation = activity.RootElement.GetProperty("conversation").GetProperty("id").GetString()!;
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
            using var answer = await http.PostAsync(new Uri(serviceUrl, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities"), content);
            answer.EnsureSuccessStatusCode();
        });
        await app.StartAsync();
        await Station.ServeAsync(Listening.Of(app));
        await app.StopAsync();
    }

    private static async Task AdmitAsync(InboundTokenValidator validator, HttpContext context)
    {
        if (await validator.ValidateAsync(context.Request.Headers.Authorization, context.RequestAborted) is not TokenVerdict.Accepted)
        {
            throw new InvalidOperationException("The reference endpoint was sent a token that does not hold.");
        }
    }
}
