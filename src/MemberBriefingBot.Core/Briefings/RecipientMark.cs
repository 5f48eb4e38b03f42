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
}
