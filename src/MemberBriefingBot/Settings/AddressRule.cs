namespace MemberBriefingBot.Settings;

/// <summary>An address the bot calls or trusts: https, or this machine while trying the bot out.</summary>
internal static class AddressRule
{
    /// <returns>What is wrong with the address and what to write, or null when it may be called.</returns>
    public static string? Problem(string setting, Uri address, bool development) => address switch
    {
        { IsAbsoluteUri: false } => $"{setting} is {address}, which is not a whole address. It must begin with https://.",
        { Scheme: "https" } => null,
        { Scheme: "http", IsLoopback: true } when development => null,
        _ => $"{setting} is {address}, but it must begin with https://. Only in the Development environment may it be http, and then only to this machine.",
    };
}
