using System.Security.Cryptography;
using System.Text.Json;

namespace MemberBriefingBot.Core.Briefings;

/// <summary>What an approval covers, as a hash: equal exactly when the text and the timetable are.</summary>
internal static class BriefingFingerprint
{
    public static string Of(BriefingText text, Timetable timetable) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            text,
            wardMembersAt = timetable.WardMembersAt?.ToStored(),
            allMembersAt = timetable.AllMembersAt?.ToStored(),
            staffAt = timetable.StaffAt?.ToStored(),
            pressAt = timetable.PressAt?.ToStored(),
            embargoUntil = timetable.EmbargoUntil?.ToStored(),
        })));

    public static string Of(BriefingText text, string whatChanged) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { text, whatChanged })));
}
