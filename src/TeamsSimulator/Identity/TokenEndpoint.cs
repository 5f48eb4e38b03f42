using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsSimulator.Faults;

namespace TeamsSimulator.Identity;

/// <summary>The tenant's token endpoint, for the client-credentials grant with a secret.</summary>
internal sealed class TokenEndpoint(SimulatorOptions options, AccessTokens tokens, FaultLine line)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/{tenant}/oauth2/v2.0/token", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var refusal = Refusal(context, form);
        var received = Recorded.From(context, JournalKind.Token) with
        {
            TokenValid = refusal is null,
            RawBody = JsonSerializer.SerializeToElement(new { clientId = form["client_id"].ToString(), scope = form["scope"].ToString() }, JsonSerializerOptions.Web),
        };
        await (refusal is null
            ? line.ServeAsync(context, received, person: null, () => new Answer(StatusCodes.Status200OK, Grant(AudienceOf(form)!)))
            : line.RefuseAsync(context, received, person: null, Explain(refusal)));
    }

    private TokenRefusal? Refusal(HttpContext context, IFormCollection form)
    {
        if (!string.Equals(context.GetRouteValue("tenant") as string, options.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return new(StatusCodes.Status400BadRequest, "invalid_request", "AADSTS90002: Tenant not found.");
        }

        if (form["grant_type"] != "client_credentials")
        {
            return new(StatusCodes.Status400BadRequest, "unsupported_grant_type", "AADSTS70003: The grant type is not supported.");
        }

        if (form["client_id"] != options.BotAppId)
        {
            return new(StatusCodes.Status400BadRequest, "unauthorized_client", "AADSTS700016: The application was not found in the directory.");
        }

        if (!IsSecret(form["client_secret"].ToString()))
        {
            return new(StatusCodes.Status401Unauthorized, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        }

        return AudienceOf(form) is null
            ? new(StatusCodes.Status400BadRequest, "invalid_scope", "AADSTS70011: The scope is not a known resource with /.default.")
            : null;
    }

    private bool IsSecret(string offered) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), Encoding.UTF8.GetBytes(options.BotSecret));

    private static string? AudienceOf(IFormCollection form) =>
        form["scope"].ToString().Split(' ').Select(scope => scope switch
        {
            $"{AccessTokens.Connector}/.default" => AccessTokens.Connector,
            $"{AccessTokens.Graph}/.default" => AccessTokens.Graph,
            _ => null,
        }).FirstOrDefault(audience => audience is not null);

    private JsonObject Grant(string audience) => new()
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (int)AccessTokens.Life.TotalSeconds,
        ["ext_expires_in"] = (int)AccessTokens.Life.TotalSeconds,
        ["access_token"] = tokens.Issue(audience),
    };

    private static Answer Explain(TokenRefusal refusal) => new(refusal.Status, new JsonObject
    {
        ["error"] = refusal.Error,
        ["error_description"] = refusal.Description,
    })
    {
        Reason = refusal.Description,
    };

    private sealed record TokenRefusal(int Status, string Error, string Description);
}
