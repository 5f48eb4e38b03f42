using System.Collections.Concurrent;
using System.Net.Http.Headers;
using MemberBriefingBot.Benchmarks.Measuring;
using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Benchmarks.Stand;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Benchmarks.FanOut;

/// <summary>
/// A released briefing to many members, beside a bare HttpClient loop that posts the same bytes to the same simulator, as many
/// at once. The simulator is another process and its costs are not counted.
/// </summary>
internal sealed class FanOutBench : IAsyncDisposable
{
    public const string Bare = "bare HttpClient loop";
    public const string Bot = "the bot";
    public const string Cards = "of which: making the cards";
    public const string Channel = "of which: client and wire, 30 at once";
    public const string Store = "of which: store and content, nothing sent";

    /// <summary>The latency of a connector that is some way off.</summary>
    private const int DistantMilliseconds = 50;

    private readonly Child _teams;
    private readonly Sender _sender;
    private readonly HttpClient _http;
    private readonly IReadOnlyList<Posted> _posts;
    private readonly IReadOnlyCollection<Errand> _errands;
    private readonly IReadOnlyCollection<Content> _contents;

    private FanOutBench(
        Child teams, Sender sender, HttpClient http, IReadOnlyList<Posted> posts, IReadOnlyCollection<Errand> errands, IReadOnlyCollection<Content> contents) =>
        (_teams, _sender, _http, _posts, _errands, _contents) = (teams, sender, http, posts, errands, contents);

    public static async Task<Findings> MeasureAsync(string folder, Scale scale)
    {
        var (near, counts) = await NearAsync(Path.Combine(folder, "near"), scale);
        var distant = await DistantAsync(Path.Combine(folder, "distant"), scale);
        return new Findings(
            [
                Section.Of($"A delivery, {scale.Members} of them, Teams answers at once", near, Bare, Bot, Store, Channel, Cards),
                Section.Of($"A delivery, {scale.Members} of them, Teams answers after {DistantMilliseconds} ms", distant, Bare, Bot),
            ],
            [counts.ToTally()],
            [
                new("P1", $"Fan-out at {DistantMilliseconds} ms: wall, beside the bare loop", 1.15, distant.Ratio(Bot, Bare, c => c.WallMicroseconds).Median),
                new("P2", "Fan-out at 0 ms: CPU per delivery, beside the bare loop", 2.0, near.Ratio(Bot, Bare, c => c.CpuMicroseconds).Median),
                new("P7", "SQL commands per delivery", 0.5, counts.SqlCommands),
                new("P8", "Commits per delivery, each of which is one sync", 0.1, counts.Sql[SqlTally.Commit]),
            ]);
    }

    private static async Task<(Rounds, DeliveryCounts)> NearAsync(string folder, Scale scale)
    {
        await using var bench = await OpenAsync(folder, scale.Members, 0);
        return (await bench.TakeApartAsync(scale.Rounds), await bench.CountAsync());
    }

    private static async Task<Rounds> DistantAsync(string folder, Scale scale)
    {
        await using var bench = await OpenAsync(folder, scale.Members, DistantMilliseconds);
        return await bench.CompareAsync(scale.Rounds);
    }

    /// <summary>Opens the stand and sends one briefing as a rehearsal, from which the bare loop has its messages.</summary>
    /// <param name="postgres">How to reach an empty PostgreSQL database; a file is made, if not given.</param>
    public static async Task<FanOutBench> OpenAsync(string folder, int members, int latencyMilliseconds, string? postgres = null)
    {
        var (teams, ready) = await Child.StartAsync<TeamsReady>(TeamsRole.Name, members.ToString(), latencyMilliseconds.ToString());
        var sender = await Sender.OpenAsync(folder, ready, postgres: postgres);
        var (errands, contents) = (new ConcurrentQueue<Errand>(), new ConcurrentQueue<Content>());
        sender.Recorder.IsOn = true;
        var rehearsed = await sender.ReleaseAsync();
        await sender.SendAsync(usual => new KeepingChannel(usual, errands, contents));
        await sender.RequireDeliveredAsync(rehearsed);
        sender.Recorder.IsOn = false;
        var http = new HttpClient(ConnectorNetwork.Create(new ConnectorOptions()))
        {
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ready.ConnectorToken) },
        };
        return new FanOutBench(teams, sender, http, sender.Recorder.Posted, errands, contents);
    }

    public Task<Rounds> CompareAsync(int rounds) => Rounds.RunAsync(rounds, new Subject(Bare, BareAsync), new Subject(Bot, BotAsync));

    public Task<Rounds> TakeApartAsync(int rounds) => Rounds.RunAsync(
        rounds,
        new Subject(Bare, BareAsync),
        new Subject(Bot, BotAsync),
        new Subject(Channel, ChannelAsync),
        new Subject(Cards, CardsAsync),
        new Subject(Store, StoreAsync));

    public async Task<DeliveryCounts> CountAsync()
    {
        var id = await _sender.ReleaseAsync();
        var before = await _teams.AskAsync<int>(TeamsRole.RequestsQuestion);
        using var tally = await SqlTally.StartAsync();
        await _sender.SendAsync();
        var counts = tally.Counts.ToDictionary(c => c.Key, c => (double)c.Value / _posts.Count);
        await _sender.RequireDeliveredAsync(id);
        var after = await _teams.AskAsync<int>(TeamsRole.RequestsQuestion);
        return new DeliveryCounts(counts, (double)(after - before) / _posts.Count, _posts.Average(p => p.Body.Length));
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        _http.Dispose();
        await _teams.DisposeAsync();
    }

    private async Task<Cost> BotAsync()
    {
        var id = await _sender.ReleaseAsync();
        var cost = await Cost.HereAsync(_posts.Count, () => _sender.SendAsync());
        await _sender.RequireDeliveredAsync(id);
        return cost;
    }

    private async Task<Cost> StoreAsync()
    {
        var id = await _sender.ReleaseAsync();
        var cost = await Cost.HereAsync(_posts.Count, () => _sender.SendAsync(_ => new InstantChannel()));
        await _sender.RequireDeliveredAsync(id);
        return cost;
    }

    private Task<Cost> BareAsync() => AtOnceAsync(_posts, async (post, cancel) =>
    {
        using var content = new ByteArrayContent(post.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        using var answer = await _http.PostAsync(post.Address, content, cancel);
        answer.EnsureSuccessStatusCode();
    });

    private Task<Cost> ChannelAsync() => _sender.MeasureChannelAsync(channel => AtOnceAsync(_errands, async (errand, cancel) =>
    {
        if (await channel.CarryOutAsync(errand, cancel) is not ChannelOutcome.Delivered)
        {
            throw new InvalidOperationException("A message was not delivered.");
        }
    }));

    private Task<Cost> CardsAsync() => Cost.HereAsync(_contents.Count, () =>
    {
        foreach (var content in _contents)
        {
            _ = CardFor.Content(content).ToJson();
        }

        return Task.CompletedTask;
    });

    private static Task<Cost> AtOnceAsync<T>(IReadOnlyCollection<T> work, Func<T, CancellationToken, ValueTask> each) => Cost.HereAsync(
        work.Count, () => Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = OpenedHost.Limits.AtOnce }, each));
}
