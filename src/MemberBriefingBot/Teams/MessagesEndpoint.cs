using System.Text.Json;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Teams;

/// <summary>
/// Where Teams speaks to the bot. Headers are judged before the body is read, the body before anything in it is believed. Whoever
/// fails learns only the status; the log has the reason and nothing of what was said.
/// </summary>
internal static partial class MessagesEndpoint
{
    private const int MostAttempts = 5;

    public static void MapMessages(this WebApplication app) => app.MapPost("/api/messages", HandleAsync);

    private static async Task HandleAsync(HttpContext context, Door door, ILogger<Door> log)
    {
        switch (await door.AdmitAsync(context.Request, context.RequestAborted))
        {
            case Admission.Refused refused:
                LogRefused(log, refused.Status, refused.Reason);
                context.Response.StatusCode = refused.Status;
                break;
            case Admission.Admitted admitted:
                await AnswerAsync(context, admitted, log);
                break;
        }
    }

    /// <summary>The other of the two places that catch everything: Teams must be answered, and the person told on their next try.</summary>
    private static async Task AnswerAsync(HttpContext context, Admission.Admitted admitted, ILogger log)
    {
        try
        {
            var answer = await TurnAsync(context.RequestServices, admitted, context.RequestAborted);
            if (answer is { } body)
            {
                context.Response.ContentType = "application/json; charset=utf-8";
                await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
                body.WriteTo(json);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; what was committed stands, and what was not is asked again.
        }
        catch (Exception failure)
        {
            LogFailed(log, failure.GetType().Name, failure);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>When another commit came between this turn's reading and its own, nothing of it was kept: it reads again and decides anew.</summary>
    private static async Task<Element?> TurnAsync(IServiceProvider services, Admission.Admitted admitted, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = services.CreateAsyncScope();
            try
            {
                return await scope.ServiceProvider.GetRequiredService<Turns>().HandleAsync(admitted.Council, admitted.UserId, admitted.Activity, cancel);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // The same thumb, or a colleague's, was quicker.
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity was refused with {Status}: {Reason}")]
    private static partial void LogRefused(ILogger log, int status, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed with {Failure}. Nothing of it was kept, and Teams may deliver it again.")]
    private static partial void LogFailed(ILogger log, string failure, Exception exception);
}

internal abstract record Admission
{
    private Admission() { }

    public sealed record Admitted(Council Council, Guid UserId, Activity Activity) : Admission;

    public sealed record Refused(int Status, string Reason) : Admission;
}

/// <summary>Decides who comes in.</summary>
internal sealed class Door(InboundTokenValidator validator, ConnectorOptions connector, TeamsOptions options, Councils councils)
{
    private readonly HostAllowlist _hosts = new(connector);
    private readonly HashSet<Guid> _tenants = [.. councils.All.Select(c => c.TenantId)];

    public async Task<Admission> AdmitAsync(HttpRequest request, CancellationToken cancel)
    {
        var verdict = options.AllowUnauthenticated ? null : await validator.ValidateAsync(request.Headers.Authorization, cancel);
        if (verdict is TokenVerdict.Refused refused)
        {
            return new Admission.Refused(StatusCodes.Status401Unauthorized, refused.Reason);
        }

        return await ActivityReader.ReadAsync(request.Body, cancel) switch
        {
            ReadOutcome.Read read => Judge((verdict as TokenVerdict.Accepted)?.ServiceUrl ?? read.Activity.ServiceUrl ?? "", read.Activity),
            ReadOutcome.TooLarge => new Admission.Refused(StatusCodes.Status413PayloadTooLarge, "The body is too large."),
            ReadOutcome.NotAnActivity not => new Admission.Refused(StatusCodes.Status400BadRequest, not.Reason),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private Admission Judge(string serviceUrl, Activity activity) => ActivityTrust.Judge(serviceUrl, activity, _tenants, _hosts) switch
    {
        TrustVerdict.Trusted { UserId: { } user } trusted => new Admission.Admitted(councils.OfTenant(trusted.TenantId)!, user, activity),
        TrustVerdict.Trusted => new Admission.Refused(StatusCodes.Status200OK, "Nobody acts in this activity, so there is nothing to do."),
        TrustVerdict.Refused refused => new Admission.Refused(StatusCodes.Status403Forbidden, refused.Reason),
        var other => throw new InvalidOperationException($"Unknown verdict {other.GetType().Name}."),
    };
}
