using System.Text.Json;
using System.Text.Json.Serialization;

namespace MemberBriefingBot.Connector;

/// <summary>JSON that has been written already, and goes out byte for byte.</summary>
/// <param name="Utf8">One whole value.</param>
[JsonConverter(typeof(WrittenJsonConverter))]
public sealed record WrittenJson(ReadOnlyMemory<byte> Utf8);

internal sealed class WrittenJsonConverter : JsonConverter<WrittenJson>
{
    /// <summary>What comes in is skipped: nothing in an attachment that a person sends is read.</summary>
    public override WrittenJson? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
