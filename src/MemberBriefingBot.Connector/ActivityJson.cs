using System.Text.Json.Serialization;

namespace MemberBriefingBot.Connector;

/// <summary>Activities as JSON, read and written without reflection; a field that is stated twice is refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = ActivityReader.MaxDepth)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ChannelAccount))]
public sealed partial class ActivityJson : JsonSerializerContext;
