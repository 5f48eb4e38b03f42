using System.Globalization;
using System.Net.Http.Headers;

namespace MemberBriefingBot.Connector;

/// <summary>How long Teams asks us to wait: seconds or a date (RFC 9110, 10.2.3), held between nothing and an hour.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait, or null if none is stated legibly.</summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header)) return null;
        if (char.IsAsciiDigit(header[^1]) && double.TryParse(header, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
        }

        if (!RetryConditionHeaderValue.TryParse(header, out var stated) || stated.Date is not { } date) return null;
        var wait = date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }
}
