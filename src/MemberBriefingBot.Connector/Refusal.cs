using System.Text.Json;

namespace MemberBriefingBot.Connector;

/// <summary>Who must act on a refusal: the status-code table of the Teams documentation for conversation messages.</summary>
internal static class Refusal
{
    private const string WritesBlocked = "MessageWritesBlocked";
    private const int WritesBlockedNumber = 209;
    private const int LongestCode = 64;

    public static Answer.Refused Read(int status, ReadOnlySpan<byte> body)
    {
        var code = CodeIn(body);
        return new Answer.Refused(ReasonFor(status, code), status, code);
    }

    private static RefusalReason ReasonFor(int status, string? code) => (status, code) switch
    {
        (400, _) => RefusalReason.BadRequest,
        (401, _) => RefusalReason.BotNotRegistered,
        (403, "BotDisabledByAdmin") => RefusalReason.BotDisabledByAdmin,
        (403, "BotNotInConversationRoster") => RefusalReason.NotInstalled,
        (403, "ConversationBlockedByUser" or WritesBlocked) => RefusalReason.BlockedByMember,
        (403, "InvalidBotApiHost") => RefusalReason.WrongHost,
        (403, _) => RefusalReason.NotPermitted,
        (404, "ConversationNotFound") => RefusalReason.ConversationGone,
        (404, "ActivityNotFoundInConversation") => RefusalReason.ActivityGone,
        (413, _) => RefusalReason.TooLarge,
        _ => status is >= 300 and < 400 ? RefusalReason.WrongHost : RefusalReason.Other,
    };

    /// <summary>The code, or null if the body is empty, a page of HTML or anything else that is not a Teams error.</summary>
    private static string? CodeIn(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return null;
        try
        {
            if (JsonSerializer.Deserialize(body, WireJson.Default.ErrorBody) is not { } error) return null;
            return SaysWritesBlocked(error) ? WritesBlocked : Legible(error.Error?.Code ?? error.Code ?? error.SubCode);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Teams says this in several places, not always in the same ones; one of them is JSON inside the message.</summary>
    private static bool SaysWritesBlocked(ErrorBody error) =>
        error.SubCode == WritesBlocked
        || error.Error?.SubCode == WritesBlocked
        || (error.ErrorCode is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value == WritesBlockedNumber)
        || error.Message?.Contains(WritesBlocked, StringComparison.Ordinal) is true
        || error.Error?.Message?.Contains(WritesBlocked, StringComparison.Ordinal) is true;

    /// <summary>Codes go into logs and the store, so only what looks like one is kept.</summary>
    private static string? Legible(string? code) =>
        code is { Length: > 0 and <= LongestCode } && code.All(char.IsAsciiLetterOrDigit) ? code : null;
}
