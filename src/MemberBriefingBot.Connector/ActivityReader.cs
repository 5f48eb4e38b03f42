using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace MemberBriefingBot.Connector;

/// <summary>What came of reading a request's body.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    public sealed record Read(Activity Activity) : ReadOutcome;

    /// <summary>The body is not an activity. The reason never repeats anything the body said.</summary>
    public sealed record NotAnActivity(string Reason) : ReadOutcome;

    public sealed record TooLarge : ReadOutcome;
}

/// <summary>
/// Reads an activity from a request whose token has already been accepted. A body that is too large, too deep, not
/// UTF-8, says the same thing twice or holds half a character is refused, in memory bounded by <see cref="MaxBytes"/>.
/// </summary>
public static class ActivityReader
{
    /// <summary>The largest body read: a message may be about 100 KB in UTF-16, and a card's inputs come on top.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The deepest nesting of objects and lists.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads the body to its end, or to the limit.</summary>
    /// <exception cref="IOException">The caller hung up. There is nobody left to answer.</exception>
    public static async ValueTask<ReadOutcome> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var bounded = await BoundedBody.ReadAsync(body, MaxBytes, cancellationToken);
        return bounded.Exceeded ? new ReadOutcome.TooLarge() : Parse(bounded.Bytes);
    }

    private static ReadOutcome Parse(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty) return new ReadOutcome.NotAnActivity("The body is empty.");
        if (!Utf8.IsValid(json)) return new ReadOutcome.NotAnActivity("The body is not UTF-8.");
        if (HasHalfACharacter(json)) return new ReadOutcome.NotAnActivity("The body escapes half a character.");
        try
        {
            return JsonSerializer.Deserialize(json, ActivityJson.Default.Activity) is { Type.Length: > 0 } activity && HasNoGaps(activity)
                ? new ReadOutcome.Read(activity)
                : new ReadOutcome.NotAnActivity("The body has no type, or a list in it has a gap.");
        }
        catch (JsonException)
        {
            return new ReadOutcome.NotAnActivity("The body is not JSON, is nested too deeply, names a field twice, or has a field of the wrong kind.");
        }
    }

    /// <summary>The serializer lets null stand in a list whose entries may not be null.</summary>
    private static bool HasNoGaps(Activity activity) =>
        activity.Attachments?.Contains(null!) is not true
        && activity.MembersAdded?.Contains(null!) is not true
        && activity.MembersRemoved?.Contains(null!) is not true;

    /// <summary>
    /// Whether some \u escape is one half of a surrogate pair without the other. JSON allows it, text does not, and it
    /// would surface only when the string is first looked at. A backslash stands only inside strings, so no parsing is
    /// needed to find one; a body with bad syntax is left for the parser to refuse.
    /// </summary>
    private static bool HasHalfACharacter(ReadOnlySpan<byte> json)
    {
        while (json.IndexOf((byte)'\\') is var at and >= 0)
        {
            json = json[at..];
            if (!TryReadEscape(json, out var first))
            {
                json = json[Math.Min(2, json.Length)..];
                continue;
            }

            json = json[EscapeLength..];
            if (!char.IsSurrogate(first)) continue;
            if (!TryReadEscape(json, out var second) || !char.IsSurrogatePair(first, second)) return true;
            json = json[EscapeLength..];
        }

        return false;
    }

    private const int EscapeLength = 6;

    private static bool TryReadEscape(ReadOnlySpan<byte> json, out char character)
    {
        character = default;
        if (json.Length < EscapeLength || json[0] != '\\' || json[1] != 'u') return false;
        if (!ushort.TryParse(json[2..EscapeLength], NumberStyles.AllowHexSpecifier, provider: null, out var code)) return false;
        character = (char)code;
        return true;
    }
}
