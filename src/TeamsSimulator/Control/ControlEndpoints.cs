using TeamsSimulator.People;

namespace TeamsSimulator.Control;

/// <summary>Lets another process play the people: what a test does by method calls, over HTTP. Not journalled, being no part of Teams.</summary>
internal sealed class ControlEndpoints(Simulator simulator)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/_sim");
        control.MapPost("/people", AddPerson);
        control.MapPost("/people/{aad:guid}/install", (Guid aad) => ActAsync(aad, person => person.InstallAsync()));
        control.MapPost("/people/{aad:guid}/type", (Guid aad, TypedLine line) => ActAsync(aad, person => person.TypeAsync(line.Text)));
        control.MapPost("/people/{aad:guid}/press", (Guid aad, Press press) => ActAsync(aad, press.ByAsync));
        control.MapPost("/people/{aad:guid}/read", (Guid aad, string? upTo) => ActAsync(aad, person => upTo is null ? person.ReadAsync() : person.ReadAsync(upTo)));
        control.MapPost("/people/{aad:guid}/redeliver", (Guid aad, bool? newId) => ActAsync(aad, person => person.RedeliverAsync(newId ?? false)));
        control.MapPost("/people/{aad:guid}/refuse", (Guid aad, Refusal refusal) => With(aad, person => person.Refuse(refusal.Status, refusal.Code)));
        control.MapPost("/people/{aad:guid}/accept", (Guid aad) => With(aad, person => person.Accept()));
        control.MapGet("/people/{aad:guid}/chat", (Guid aad) => simulator.Find(aad) is { } person ? Results.Ok(person.Chat) : Unknown(aad));
        control.MapPut("/bot", (Uri endpoint) =>
        {
            simulator.BotEndpoint = endpoint;
            return Results.NoContent();
        });
        control.MapGet("/journal", () => Results.Text(string.Concat(simulator.Journal.Entries.Select(entry => Journal.ToLine(entry) + "\n")), "application/jsonl"));
    }

    private static IResult Unknown(Guid aad) => Results.NotFound(new { error = $"Nobody with the Entra object id {aad} has been added." });

    private IResult AddPerson(NewPerson wanted)
    {
        if (simulator.Find(wanted.AadObjectId) is not null)
        {
            return Results.Conflict(new { error = $"A person with the Entra object id {wanted.AadObjectId} is there already." });
        }

        var person = simulator.AddPerson(wanted.Name, wanted.AadObjectId, wanted.Email, wanted.TenantId);
        if (wanted.Installed)
        {
            person.MarkInstalled();
        }

        return Results.Created($"/_sim/people/{person.AadObjectId}/chat", new { person.Name, person.AadObjectId, person.Email, person.TenantId, person.Mri, person.ConversationId });
    }

    private IResult With(Guid aad, Action<TeamsPerson> act)
    {
        if (simulator.Find(aad) is not { } person)
        {
            return Unknown(aad);
        }

        act(person);
        return Results.NoContent();
    }

    private async Task<IResult> ActAsync<T>(Guid aad, Func<TeamsPerson, Task<T>> act)
    {
        if (simulator.Find(aad) is not { } person)
        {
            return Unknown(aad);
        }

        try
        {
            return Results.Ok(await act(person));
        }
        catch (BotReplyException failure)
        {
            return Results.Json(new { error = failure.Message, failure.Status, failure.Body }, statusCode: StatusCodes.Status502BadGateway);
        }
        catch (Exception impossible) when (impossible is ArgumentException or InvalidOperationException)
        {
            return Results.Json(new { error = impossible.Message }, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
