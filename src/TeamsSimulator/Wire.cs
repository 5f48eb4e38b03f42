using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsSimulator;

/// <summary>How the stand-in writes its own JSON: journal, scripts and control.</summary>
internal static class Wire
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The same for what a person wrote, where a misspelt name is an error and comments are welcome.</summary>
    public static readonly JsonSerializerOptions Strict = new(Json)
    {
        AllowOutOfOrderMetadataProperties = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };
}
