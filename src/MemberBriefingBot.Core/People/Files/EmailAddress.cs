using System.Net.Mail;

namespace MemberBriefingBot.Core.People.Files;

internal static class EmailAddress
{
    /// <summary>Whether the text is one bare address, with no display name, list or white space.</summary>
    public static bool IsPlausible(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && !text.Any(char.IsWhiteSpace);
}
