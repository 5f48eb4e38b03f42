using System.Text.Json;
using TeamsSimulator.Faults;
using TeamsSimulator.Limits;
using TeamsSimulator.Relay;

namespace TeamsSimulator.Control;

/// <summary>Lets another process decide what goes wrong. Scripts, limits and relay faults have the shape they have in files and in code.</summary>
internal sealed class FaultControl(Simulator simulator)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/_sim");
        control.MapGet("/faults", () => Results.Text(simulator.Faults.ToJson(), "application/json"));
        control.MapPut("/faults", (HttpRequest request) => SetAsync(request, json => simulator.Faults = FaultScript.Parse(json)));
        control.MapDelete("/faults", () => Done(() => simulator.Faults = FaultScript.None));
        control.MapGet("/limits", () => Results.Text(JsonSerializer.Serialize(simulator.Limits, Wire.Json), "application/json"));
        control.MapPut("/limits", (HttpRequest request) => SetAsync(request, json => simulator.Limits = Read<RateLimits>(json)));
        control.MapDelete("/limits", () => Done(() => simulator.Limits = null));
        control.MapPost("/restart", Restart);
        Map(control.MapGroup("/relays/connector"), () => simulator.ConnectorRelay);
        Map(control.MapGroup("/relays/authority"), () => simulator.AuthorityRelay);
    }

    private static void Map(RouteGroupBuilder control, Func<TcpRelay?> relay)
    {
        control.MapGet("", () => relay() is { } standing ? Results.Json(new { standing.Port, standing.OpenConnections, standing.Fault }, Wire.Json) : NoRelay());
        control.MapPut("/fault", (HttpRequest request) => With(relay, standing => SetAsync(request, json => standing.Fault = Read<RelayFault>(json))));
        control.MapDelete("/fault", () => With(relay, standing => Task.FromResult(Done(() => standing.Fault = null))));
        control.MapPost("/reset", () => With(relay, standing => Task.FromResult(Done(standing.ResetConnections))));
        control.MapPost("/restart", (TimeSpan? downFor) => With(relay, async standing =>
        {
            await standing.RestartAsync(downFor ?? TimeSpan.Zero);
            return Results.NoContent();
        }));
    }

    private static Task<IResult> With(Func<TcpRelay?> relay, Func<TcpRelay, Task<IResult>> act) =>
        relay() is { } standing ? act(standing) : Task.FromResult(NoRelay());

    private static IResult NoRelay() => Results.NotFound(new { error = "The simulator was not started with relays." });

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Wire.Strict) ?? throw new FormatException("The body is empty.");

    private static IResult Done(Action act)
    {
        act();
        return Results.NoContent();
    }

    private static async Task<IResult> SetAsync(HttpRequest request, Action<string> set)
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            set(await reader.ReadToEndAsync(request.HttpContext.RequestAborted));
            return Results.NoContent();
        }
        catch (Exception unusable) when (unusable is FormatException or JsonException or ArgumentException)
        {
            return Results.BadRequest(new { error = unusable.Message });
        }
    }

    /// <summary>Answers first: afterwards there is nobody to answer.</summary>
    private IResult Restart(HttpContext context, TimeSpan? downFor)
    {
        context.Response.OnCompleted(() =>
        {
            simulator.BeginRestart(downFor ?? TimeSpan.Zero);
            return Task.CompletedTask;
        });
        return Results.Accepted();
    }
}
