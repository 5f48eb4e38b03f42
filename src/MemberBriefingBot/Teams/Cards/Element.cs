using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>
/// A part of a card: fields in the order in which they are written. A field is text, a whole number, yes or no, an element, or a list of
/// elements or texts; one that is null is left out.
/// </summary>
internal sealed class Element
{
    /// <summary>Room for a card of ordinary length, so that its bytes are written once and copied never.</summary>
    private const int OrdinaryBytes = 8 * 1024;

    /// <summary>A card is never part of a web page, and what Teams allows it is counted as it is written: a “£” is one character, not six.</summary>
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Name, object Value)> _fields = new(6);

    public object? this[string name]
    {
        get => _fields.Find(f => f.Name == name).Value;
        set
        {
            var at = _fields.FindIndex(f => f.Name == name);
            switch (value)
            {
                case null when at >= 0:
                    _fields.RemoveAt(at);
                    break;
                case not null when at >= 0:
                    _fields[at] = (name, value);
                    break;
                case not null:
                    _fields.Add((name, value));
                    break;
            }
        }
    }

    public List<Element> Elements(string name) => this[name] as List<Element> ?? [];

    public WrittenJson ToJson()
    {
        var bytes = new ArrayBufferWriter<byte>(OrdinaryBytes);
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            WriteTo(json);
        }

        return new WrittenJson(bytes.WrittenMemory);
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in _fields)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case Element element:
                element.WriteTo(json);
                break;
            case IEnumerable<object> list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "This cannot stand in a card.");
        }
    }
}
