using System.Security.Cryptography;
using System.Text;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// A short code in plain sight on each copy of a restricted briefing, different for each reader and version. The text is the same for everybody, and
/// nothing is hidden in it. A mark reminds; it proves little and prevents nothing.
/// </summary>
public static class RecipientMark
{
    /// <summary>No vowels, so that no code is a word, and nothing that is read as something else.</summary>
    private const string Letters = "23456789BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>Two groups of four, such as "K7QM-3XHD".</summary>
    public static string Of(BriefingId briefing, int version, PersonId reader)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{briefing.Value:N}/{version}/{reader.Value:N}"));
        return string.Create(9, hash, (mark, bytes) =>
        {
            for (var i = 0; i < mark.Length; i++)
            {
                mark[i] = i == 4 ? '-' : Letters[BitConverter.ToUInt16(bytes, i * 2) % Letters.Length];
            }
        });
    }

    /// <summary>A mark as somebody copied it from a picture or a print: in small letters, without its hyphen, with blanks or quotation marks.</summary>
    /// <returns>It as it stands on a copy; null when no copy can bear it.</returns>
    public static string? Read(string typed)
    {
        var signs = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return signs.Length == 8 && signs.All(sign => Letters.Contains(sign, StringComparison.Ordinal)) ? $"{signs[..4]}-{signs[4..]}" : null;
    }
}
