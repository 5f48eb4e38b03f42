namespace MemberBriefingBot.Faults;

/// <summary>Kills PostgreSQL itself (kill -9) in the middle of a release and starts it again. The bot lives on, and must lose, double and doubt nothing.</summary>
internal static class DatabaseKill
{
    private const int Members = 120;
    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(20);

    public static Task<int> RunAsync(int runs, int seed, TextWriter output) => Trials.RunAsync("database-kill", runs, seed, output, async chance =>
    {
        var after = chance.Next(1, Members);
        var moment = TimeSpan.FromMilliseconds(chance.Next(0, 15));
        using var server = await MortalPostgres.StartAsync();
        await using var scene = await Scene.OpenAsync(_ => Task.FromResult(TownStore.On(server.ConnectionString)), Members, s_latency);
        await scene.ScheduleAsync();
        await using var bot = scene.StartBot();
        await scene.ShownAsync(after);
        await Task.Delay(moment, TimeProvider.System, scene.Patience);
        await server.KillAsync();
        await server.StartAgainAsync();
        await scene.QuietAsync(bot);
        return ($"killed {moment.TotalMilliseconds} ms after {after} messages", await scene.JudgeAsync(kills: 0));
    });
}
