using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsSimulator.Faults;
using TeamsSimulator.Identity;
using TeamsSimulator.People;

namespace TeamsSimulator.Graph;

/// <summary>The little of Graph the bot asks: who in the bot's own tenant has this address, a line in their activity feed, and an email.</summary>
internal sealed class GraphEndpoints(AccessTokens tokens, Roster roster, string tenantId, FaultLine line)
{
    private static readonly string[] Properties = ["id", "displayName", "mail", "userPrincipalName"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1.0/users", context => AnswerAsync(context, JournalKind.Graph, _ => Find(context.Request.Query)));
        routes.MapPost("/v1.0/users/{user}/teamwork/sendActivityNotification", context => AnswerAsync(context, JournalKind.Notify, body => Notices.Notify(PersonOf(context), body)));
        routes.MapPost("/v1.0/users/{user}/sendMail", context => AnswerAsync(context, JournalKind.Mail, body => Notices.Mail(PersonOf(context), body)));
    }

    private async Task AnswerAsync(HttpContext context, JournalKind kind, Func<JsonObject?, Answer> answer)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = JsonReading.ParseObject(await reader.ReadToEndAsync(context.RequestAborted));
        var refusedToken = await tokens.WhyRefusedAsync(context.Request.Headers.Authorization, AccessTokens.Graph);
        var received = Recorded.From(context, kind) with { TokenValid = refusedToken is null, RawBody = body is null ? null : JsonSerializer.SerializeToElement(body) };
        await (refusedToken is null
            ? line.ServeAsync(context, received, person: null, () => answer(body))
            : line.RefuseAsync(context, received, person: null, Answer.Refused(StatusCodes.Status401Unauthorized, "InvalidAuthenticationToken", refusedToken)));
    }

    /// <summary>By id or by address, as Graph allows.</summary>
    private TeamsPerson? PersonOf(HttpContext context)
    {
        var user = context.GetRouteValue("user") as string;
        return roster.All.FirstOrDefault(person => person.TenantId == tenantId
            && (string.Equals(person.AadObjectId.ToString(), user, StringComparison.OrdinalIgnoreCase) || string.Equals(person.Email, user, StringComparison.OrdinalIgnoreCase)));
    }

    private Answer Find(IQueryCollection query)
    {
        var filter = UserFilter.Parse(query["$filter"].ToString());
        if (filter is null)
        {
            return Answer.Refused(StatusCodes.Status400BadRequest, "Request_UnsupportedQuery", "The filter is missing, or one this stand-in does not know.");
        }

        if (filter.Alternatives > UserFilter.MostAlternatives)
        {
            return Answer.Refused(
                StatusCodes.Status400BadRequest,
                "Request_UnsupportedQuery",
                $"Too many child clauses specified in search filter expression: {filter.Alternatives}. Max allowed: {UserFilter.MostAlternatives}.");
        }

        string[] wanted = query["$select"].ToString() is { Length: > 0 } select ? select.Split(',', StringSplitOptions.TrimEntries) : Properties;
        var users = roster.All.Where(person => person.TenantId == tenantId && filter.Matches(person)).OrderBy(person => person.AadObjectId).Select(person => Describe(person, wanted));
        return new Answer(StatusCodes.Status200OK, new JsonObject { ["value"] = new JsonArray([.. users]) });
    }

    private static JsonObject Describe(TeamsPerson person, string[] wanted)
    {
        var user = new JsonObject
        {
            ["id"] = person.AadObjectId.ToString(),
            ["displayName"] = person.Name,
            ["mail"] = person.Email,
            ["userPrincipalName"] = person.Email,
        };
        foreach (var unwanted in Properties.Except(wanted))
        {
            user.Remove(unwanted);
        }

        return user;
    }
}
