using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace TeamsSimulator.Faults;

/// <summary>Answers a request as its fault will have it.</summary>
internal sealed class FaultedAnswer(TimeProvider clock, Action<TimeSpan> restart)
{
    /// <param name="context">The request.</param>
    /// <param name="planned">What it meets.</param>
    /// <param name="truth">What it would be answered without the fault.</param>
    /// <param name="error">The body of an error, from its code.</param>
    /// <param name="given">An id given before, if any was.</param>
    public Task WriteAsync(HttpContext context, PlannedFault planned, Answer truth, Func<Fault.Status, JsonNode?> error, string? given)
    {
        switch (planned.Fault)
        {
            case Fault.Status status:
                return JsonAnswer.WriteAsync(context, status.Code, error(status));
            case Fault.Throttled throttled:
                context.Response.Headers.RetryAfter = RetryAfter(throttled);
                return JsonAnswer.WriteAsync(context, StatusCodes.Status429TooManyRequests, error(new Fault.Status(StatusCodes.Status429TooManyRequests)));
            case Fault.Reset:
                Sever(context);
                return Task.CompletedTask;
            case Fault.Restart { DownFor: var downFor }:
                Sever(context);
                restart(downFor);
                return Task.CompletedTask;
            case Fault.Hang:
                return UntilAbandonedAsync(context);
            case Fault.Latency { BeforeEffect: false }:
                return LateAsync(context, truth, planned.Delay);
            case Fault.Drip drip:
                return DripAsync(context, truth, drip.Interval);
            case Fault.NeverClosed:
                return NeverCloseAsync(context, truth);
            case Fault.Body { Flaw: var flaw } when truth.Reason is null:
                return WriteFlawedAsync(context, truth, flaw, given);
            case Fault.HalfRoster:
                Halve(truth.Body.At("members") ?? truth.Body.At("value"));
                return JsonAnswer.WriteAsync(context, truth);
            default:
                return JsonAnswer.WriteAsync(context, truth);
        }
    }

    private string? RetryAfter(Fault.Throttled throttled) => throttled.RetryAfterDateIn is { } span
        ? (clock.GetUtcNow() + span).ToString("R", CultureInfo.InvariantCulture)
        : throttled.RetryAfter;

    private static void Sever(HttpContext context)
    {
        // Lingering for no time makes the close a reset.
        context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.LingerState = new(enable: true, seconds: 0);
        context.Abort();
    }

    private Task UntilAbandonedAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, clock, context.RequestAborted);

    private async Task LateAsync(HttpContext context, Answer truth, TimeSpan delay)
    {
        await Task.Delay(delay, clock, context.RequestAborted);
        await JsonAnswer.WriteAsync(context, truth);
    }

    private async Task DripAsync(HttpContext context, Answer truth, TimeSpan interval)
    {
        var body = Begin(context, truth);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.FlushAsync(context.RequestAborted);
        for (var sent = 0; sent < body.Length; sent++)
        {
            await Task.Delay(interval, clock, context.RequestAborted);
            await context.Response.Body.WriteAsync(body.AsMemory(sent, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private async Task NeverCloseAsync(HttpContext context, Answer truth)
    {
        await context.Response.Body.WriteAsync(Begin(context, truth), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await UntilAbandonedAsync(context);
    }

    /// <summary>Sets everything but the body, and returns that.</summary>
    private static byte[] Begin(HttpContext context, Answer truth)
    {
        context.Response.StatusCode = truth.Status;
        context.Response.ContentType = JsonAnswer.ContentType;
        return Encoding.UTF8.GetBytes(truth.Body?.ToJsonString() ?? "");
    }

    private static Task WriteFlawedAsync(HttpContext context, Answer truth, BodyFlaw flaw, string? given)
    {
        context.Response.StatusCode = truth.Status;
        var (type, body) = flaw switch
        {
            BodyFlaw.Malformed => (JsonAnswer.ContentType, """{"id":"1:"""),
            BodyFlaw.Html => ("text/html", "<html><body>Signed in.</body></html>"),
            BodyFlaw.NoId => (JsonAnswer.ContentType, "{}"),
            BodyFlaw.RepeatedId => (JsonAnswer.ContentType, given is null ? "{}" : new JsonObject { ["id"] = given }.ToJsonString()),
            _ => (JsonAnswer.ContentType, ""),
        };
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static void Halve(JsonNode? list)
    {
        if (list is JsonArray people)
        {
            people.RemoveRange(people.Count / 2, people.Count - (people.Count / 2));
        }
    }
}
