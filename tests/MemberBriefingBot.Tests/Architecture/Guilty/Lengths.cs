namespace MemberBriefingBot.Tests.Architecture.Guilty.Lengths;

internal static class Long
{
    public static int Short(int number) => number + 1;

    public static int LongPlain(int number)
    {
        number++;
        number++;
        number++;
        number++;
        number++;
        return number;
    }

    public static async Task<int> LongAsync(int number)
    {
        number++;
        number++;
        await Task.Yield();
        number++;
        number++;
        return number;
    }
}
