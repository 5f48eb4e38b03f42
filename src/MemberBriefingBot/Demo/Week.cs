namespace MemberBriefingBot.Demo;

internal static class Week
{
    public static Task<int> PlayAsync(string? outFile, CancellationToken cancel) => Task.FromResult(0);
}
