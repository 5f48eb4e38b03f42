using System.Text.Json.Nodes;
using TeamsSimulator.Identity;
using TeamsSimulator.People;

namespace TeamsSimulator.Graph;

/// <summary>The little of Graph the bot asks: who in the tenant has this address.</summary>
internal sealed class GraphEndpoints(AccessTokens tokens, Roster roster, Journal journal)
{
    private static readonly string[] Properties = ["id", "displayName", "mail", "userPrincipalName"];

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1.0/users", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        var refusedToken = await tokens.WhyRefusedAsync(context.Request.Headers.Authorization, AccessTokens.Graph);
        var (status, body, reason) = refusedToken is null
            ? Find(context.Request.Query)
            : Refuse(StatusCodes.Status401Unauthorized, "InvalidAuthenticationToken", refusedToken);
        journal.Append(Recorded.From(context, reason is null ? JournalKind.Graph : JournalKind.Refused, status) with
        {
            TokenValid = refusedToken is null,
            Reason = reason,
        });
        await JsonAnswer.WriteAsync(context, status, body);
    }

    private (int Status, JsonObject Body, string? Reason) Find(IQueryCollection query)
    {
        var filter = UserFilter.Parse(query["$filter"].ToString());
        if (filter is null)
        {
            return Refuse(StatusCodes.Status400BadRequest, "Request_UnsupportedQuery", "The filter is missing, or one this stand-in does not know.");
        }

        if (filter.Alternatives > UserFilter.MostAlternatives)
        {
            return Refuse(
                StatusCodes.Status400BadRequest,
                "Request_UnsupportedQuery",
                $"Too many child clauses specified in search filter expression: {filter.Alternatives}. Max allowed: {UserFilter.MostAlternatives}.");
        }

        string[] wanted = query["$select"].ToString() is { Length: > 0 } select ? select.Split(',', StringSplitOptions.TrimEntries) : Properties;
        var users = roster.All.Where(filter.Matches).OrderBy(person => person.AadObjectId).Select(person => Describe(person, wanted));
        return (StatusCodes.Status200OK, new JsonObject { ["value"] = new JsonArray([.. users]) }, null);
    }

    private static (int Status, JsonObject Body, string? Reason) Refuse(int status, string code, string message) =>
        (status, JsonAnswer.Error(code, message), $"{code}: {message}");

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
