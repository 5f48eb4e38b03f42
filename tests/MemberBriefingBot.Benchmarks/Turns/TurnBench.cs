using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MemberBriefingBot.Benchmarks.Measuring;
using MemberBriefingBot.Benchmarks.Reporting;
using MemberBriefingBot.Benchmarks.Stand;
using MemberBriefingBot.Core.Briefings;

namespace MemberBriefingBot.Benchmarks.Turns;

/// <summary>
/// A turn's cost in the bot, beside bare ASP.NET endpoints that are sent the same bytes. Bot, reference and simulator are each
/// a process of its own; one request is on the wire at a time.
/// </summary>
internal sealed class TurnBench : IAsyncDisposable
{
    public const string Parse = "bare endpoint: parses the JSON";
    public const string Check = "bare endpoint: token, parses";
    public const string Reply = "bare endpoint: token, parses, posts a card";
    public const string Help = "typed “help”, reply stored";
    public const string HelpSent = "typed “help”, reply stored and sent";
    public const string Acknowledge = "pressed “I have read this”, recorded, card answered";
    public const string NoToken = "refused: no token";
    public const string Forged = "refused: forged signature";
    public const string ForgedLarge = "refused: forged signature, body of 200 KB";

    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Queue<BriefingId> _unread;
    private readonly TeamsReady _ready;
    private readonly Inbound _inbound;
    private readonly Child _teams;
    private readonly (Child Child, Uri Address) _bare, _turns, _sending;

    private TurnBench((Child Child, TeamsReady Ready) teams, (Child, Listening) bare, (Child, Listening) turns, (Child, Listening) sending, IEnumerable<BriefingId> unread)
    {
        ((_teams, _ready), _unread) = (teams, new Queue<BriefingId>(unread));
        (_bare, _turns, _sending) = (At(bare), At(turns), At(sending));
        _inbound = new Inbound(_ready.ServiceUrl);
    }

    public static async Task<Findings> MeasureAsync(string folder, Scale scale)
    {
        await using var bench = await OpenAsync(folder, scale.Turns, scale.Rounds + Rounds.WarmUp);
        var (turns, tokens) = (await bench.RunAsync(scale.Rounds), await bench.CheckTokenAsync(scale.Rounds, scale.Checks));
        return new Findings(
            [
                Section.Of("A turn", turns, Parse, Check, Reply, Help, Acknowledge, HelpSent, NoToken, Forged, ForgedLarge),
                Section.Of("The token alone", tokens, TokenBench.Rsa, TokenBench.Token),
            ],
            [],
            [
                new("P12", "Turn with its reply sent: CPU, beside the bare endpoint that posts a card", 4.0, turns.Ratio(HelpSent, Reply, c => c.CpuMicroseconds).Median),
                new("P13", "Forged token: CPU, beside an accepted turn", 0.5, turns.Ratio(Forged, Help, c => c.CpuMicroseconds).Median),
            ]);
    }

    /// <param name="turns">Turns in a sample; there are as many members, each taking one.</param>
    /// <param name="samples">How many samples of unread briefings will be needed.</param>
    public static async Task<TurnBench> OpenAsync(string folder, int turns, int samples)
    {
        var teams = await Child.StartAsync<TeamsReady>(TeamsRole.Name, turns.ToString(), "0");
        var (unread, card) = await PrepareAsync(Path.Combine(folder, BotRole.TurnsOnly), teams.Ready, samples);
        await PrepareAsync(Path.Combine(folder, BotRole.Sending), teams.Ready, 0);
        var cardFile = Path.Combine(folder, "help-card.json");
        await File.WriteAllBytesAsync(cardFile, card);
        return new TurnBench(
            teams,
            await Child.StartAsync<Listening>(BareRole.Name, teams.Ready.ServiceUrl.ToString(), teams.Ready.OpenIdMetadata.ToString(), teams.Ready.ConnectorToken, cardFile),
            await Child.StartAsync<Listening>(BotRole.TurnsOnly, await BotSettings.WriteAsync(Path.Combine(folder, BotRole.TurnsOnly), teams.Ready)),
            await Child.StartAsync<Listening>(BotRole.Sending, await BotSettings.WriteAsync(Path.Combine(folder, BotRole.Sending), teams.Ready)),
            unread);
    }

    public Task<Rounds> RunAsync(int rounds) => Rounds.RunAsync(
        rounds,
        new Subject(Parse, () => BareAsync(BareRole.Parse)),
        new Subject(Check, () => BareAsync(BareRole.Check)),
        new Subject(Reply, () => BareAsync(BareRole.Reply)),
        new Subject(Help, () => SampleAsync(_turns, "api/messages", _ready.ChannelToken, TypedHelp(), HttpStatusCode.OK)),
        new Subject(Acknowledge, AcknowledgeAsync),
        new Subject(HelpSent, HelpSentAsync),
        new Subject(NoToken, () => SampleAsync(_turns, "api/messages", null, TypedHelp(), HttpStatusCode.Unauthorized)),
        new Subject(Forged, () => SampleAsync(_turns, "api/messages", Forge(_ready.ChannelToken), TypedHelp(), HttpStatusCode.Unauthorized)),
        new Subject(ForgedLarge, () => SampleAsync(_turns, "api/messages", Forge(_ready.ChannelToken), Large(), HttpStatusCode.Unauthorized)));

    public Task<Rounds> CheckTokenAsync(int rounds, int checks) => TokenBench.RunAsync(_ready, rounds, checks);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (var child in (Child[])[_bare.Child, _turns.Child, _sending.Child, _teams])
        {
            await child.DisposeAsync();
        }
    }

    /// <summary>A filled store with briefings to acknowledge, and the body of a help card as the bot sends it.</summary>
    private static async Task<(IReadOnlyList<BriefingId> Unread, byte[] HelpCard)> PrepareAsync(string folder, TeamsReady teams, int briefings)
    {
        await using var sender = await Sender.OpenAsync(folder, teams);
        sender.Recorder.IsOn = true;
        await sender.SendHelpAsync();
        var unread = new List<BriefingId>(briefings);
        while (unread.Count < briefings)
        {
            unread.Add(await sender.ScheduleAsync());
        }

        return (unread, sender.Recorder.Posted.Single().Body);
    }

    private static (Child, Uri) At((Child Child, Listening Ready) station) => (station.Child, station.Ready.Address);

    private Task<Cost> BareAsync(string path) => SampleAsync(_bare, path, _ready.ChannelToken, TypedHelp(), HttpStatusCode.OK);

    private Task<Cost> AcknowledgeAsync()
    {
        var briefing = _unread.Dequeue();
        return SampleAsync(_turns, "api/messages", _ready.ChannelToken, [.. _ready.Residents.Select(r => _inbound.Acknowledged(r, briefing))], HttpStatusCode.OK);
    }

    /// <summary>The sample ends when Teams has the last reply.</summary>
    private async Task<Cost> HelpSentAsync()
    {
        var (bodies, before) = (TypedHelp(), await _teams.AskAsync<int>(TeamsRole.SentQuestion));
        return await Cost.OfAsync(bodies.Count, _sending.Child.GaugeAsync, async () =>
        {
            await PostAsync(new Uri(_sending.Address, "api/messages"), _ready.ChannelToken, bodies, HttpStatusCode.OK);
            while (await _teams.AskAsync<int>(TeamsRole.SentQuestion) < before + bodies.Count)
            {
                await Task.Delay(s_glance, TimeProvider.System);
            }
        });
    }

    private Task<Cost> SampleAsync((Child Child, Uri Address) station, string path, string? header, IReadOnlyList<byte[]> bodies, HttpStatusCode expected) =>
        Cost.OfAsync(bodies.Count, station.Child.GaugeAsync, () => PostAsync(new Uri(station.Address, path), header, bodies, expected));

    private async Task PostAsync(Uri address, string? header, IReadOnlyList<byte[]> bodies, HttpStatusCode expected)
    {
        foreach (var body in bodies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await _http.SendAsync(request);
            if (answer.StatusCode != expected)
            {
                throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode} where {(int)expected} was expected.");
            }
        }
    }

    private IReadOnlyList<byte[]> TypedHelp() => [.. _ready.Residents.Select(r => _inbound.Typed(r, "help"))];

    private IReadOnlyList<byte[]> Large()
    {
        var body = _inbound.Typed(_ready.Residents[0], new string('x', 200 * 1024));
        return [.. _ready.Residents.Select(_ => body)];
    }

    /// <summary>The same token with another signature of the same length.</summary>
    private static string Forge(string header) =>
        $"{header[..(header.LastIndexOf('.') + 1)]}{Convert.ToBase64String(SHA512.HashData(Encoding.ASCII.GetBytes(header)).Concat(new byte[192]).ToArray()).Replace('+', '-').Replace('/', '_').TrimEnd('=')}";
}
