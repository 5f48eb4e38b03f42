using System.Text.Json;
using System.Text.Json.Serialization;

namespace MemberBriefingBot.Connector;

/// <summary>The protocol's bodies that are not activities.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewConversation))]
[JsonSerializable(typeof(Issued))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(OpenIdMetadata))]
[JsonSerializable(typeof(KeyList))]
internal sealed partial class WireJson : JsonSerializerContext;

/// <summary>
/// Asks for the 1:1 conversation with one person. It has no room for an activity: the connector would post that every
/// time it is asked, and never say under which id.
/// </summary>
internal sealed record NewConversation(bool IsGroup, ChannelAccount Bot, IReadOnlyList<ChannelAccount> Members, string TenantId, ChannelData ChannelData);

/// <summary>The id of what was made.</summary>
internal sealed record Issued(string? Id);

/// <summary>A refusal in either of the two shapes Teams uses: with an "error" object, or flat with a sub-code.</summary>
internal sealed record ErrorBody(ErrorDetail? Error, string? Code, string? SubCode, JsonElement? ErrorCode, string? Message);

internal sealed record ErrorDetail(string? Code, string? SubCode, string? Message);

/// <summary>The part of the OpenID metadata document this product reads.</summary>
internal sealed record OpenIdMetadata([property: JsonPropertyName("jwks_uri")] string? KeysAddress);

/// <summary>The keys behind that document.</summary>
internal sealed record KeyList(IReadOnlyList<PublishedKey?>? Keys);

/// <summary>One published key (RFC 7517), with the channels it may sign for.</summary>
internal sealed record PublishedKey(
    [property: JsonPropertyName("kty")] string? KeyType,
    [property: JsonPropertyName("use")] string? Use,
    [property: JsonPropertyName("kid")] string? KeyId,
    [property: JsonPropertyName("n")] string? Modulus,
    [property: JsonPropertyName("e")] string? Exponent,
    IReadOnlyList<string>? Endorsements);
