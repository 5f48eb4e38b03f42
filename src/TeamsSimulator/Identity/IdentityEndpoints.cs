using System.Text.Json.Nodes;
using TeamsSimulator.Faults;

namespace TeamsSimulator.Identity;

/// <summary>What the identity platforms publish: the channel's and the tenant's endpoints and keys.</summary>
internal sealed class IdentityEndpoints(SimulatorOptions options, SigningKeys channelKeys, SigningKeys authorityKeys, FaultLine line)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/.well-known/openidconfiguration", context => AnswerAsync(context, ChannelMetadata(Origin(context))));
        routes.MapGet("/v1/.well-known/keys", context => AnswerAsync(context, channelKeys.PublishForTeams()));
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", context => AnswerAsync(context, AuthorityMetadata(Origin(context))));
        routes.MapGet("/{tenant}/discovery/v2.0/keys", context => AnswerAsync(context, authorityKeys.Publish()));
    }

    private static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static JsonObject ChannelMetadata(string origin) => new()
    {
        ["issuer"] = ChannelTokens.Issuer,
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = $"{origin}/v1/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };

    private JsonObject AuthorityMetadata(string origin) => new()
    {
        ["issuer"] = $"{origin}/{options.TenantId}/v2.0",
        ["authorization_endpoint"] = $"{origin}/{options.TenantId}/oauth2/v2.0/authorize",
        ["token_endpoint"] = $"{origin}/{options.TenantId}/oauth2/v2.0/token",
        ["jwks_uri"] = $"{origin}/{options.TenantId}/discovery/v2.0/keys",
        ["response_types_supported"] = new JsonArray("code", "id_token"),
        ["subject_types_supported"] = new JsonArray("pairwise"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private Task AnswerAsync(HttpContext context, JsonObject answer) =>
        line.ServeAsync(context, Recorded.From(context, JournalKind.Metadata), person: null, () => new Answer(StatusCodes.Status200OK, answer));
}
