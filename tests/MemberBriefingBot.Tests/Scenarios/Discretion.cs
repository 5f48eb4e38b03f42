using System.Diagnostics.Metrics;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using TeamsSimulator;

namespace MemberBriefingBot.Tests.Scenarios;

/// <summary>
/// Who may know which of the <see cref="KeptWords"/>, held against everything the run has produced: what each person was sent, answered or
/// shown, what may stand on a lock screen, and what those see who keep the machine, for whom none of it is meant.
/// </summary>
internal sealed class Discretion(House house)
{
    private readonly HashSet<(Guid Person, string Word)> _mayKnow = [];
    private readonly HashSet<(Guid Person, string Word)> _shown = [];
    private readonly List<(Guid Person, string Answer)> _answers = [];
    private int _journal;

    public void Let(string name, params IEnumerable<string> words) => _mayKnow.UnionWith(words.Select(word => (house[name].AadObjectId, word)));

    /// <summary>What the bot answered to somebody at once, and no journal holds.</summary>
    public void Answered(Guid person, string answer) => _answers.Add((person, answer));

    /// <summary>The words that this search has found before this person, in their order.</summary>
    public IEnumerable<string> ShownTo(string name) => KeptWords.All.Where(word => _shown.Contains((house[name].AadObjectId, word)));

    /// <param name="stage">How far the briefing has come, for whoever reads that the test failed.</param>
    public async Task AssertKeptAsync(string stage)
    {
        var sent = house.Stage.Teams.Journal.Entries.Skip(_journal).Where(e => e.Kind is JournalKind.Send or JournalKind.Update or JournalKind.Notify or JournalKind.Mail).ToList();
        _journal = house.Stage.Teams.Journal.Entries.Count;
        IEnumerable<(Guid Person, string Text)> seen = house.Cast.All.SelectMany(p => p.Chat.Select(m => (p.AadObjectId, m.AllText)))
            .Concat(sent.Select(e => (e.AadObjectId!.Value, e.RawBody!.Value.GetRawText())))
            .Concat(_answers);
        var told = seen.SelectMany(s => KeptWords.In(s.Text).Select(word => (s.Person, Word: word))).ToHashSet();
        _answers.Clear();
        _shown.UnionWith(told);

        var tooEarly = told.Except(_mayKnow).Select(t => $"{stage}: {house.Stage.Teams.Find(t.Person)!.Name} was shown {t.Word}.").ToList();
        Assert.True(tooEarly.Count == 0, string.Join('\n', tooEarly));
        AssertSilent(stage, "lock screen", sent.Select(e => e.Kind is JournalKind.Notify or JournalKind.Mail ? e.RawBody!.Value.GetRawText() : (string?)e.Body!["summary"] ?? ""), KeptWords.Ward);
        AssertSilent(stage, "log", house.Logs.Lines, KeptWords.Ward);
        AssertSilent(stage, "health", [await HealthAsync()], KeptWords.Ward);
        AssertSilent(stage, "metrics", Metrics(), KeptWords.Ward);
        AssertSilent(stage, "audit", await AuditAsync(), KeptWords.Ward);
        AssertSilent(stage, "outbox", await OutboxAsync());
    }

    public static void AssertSilent(string stage, string where, IEnumerable<string> texts, params string[] more)
    {
        var all = texts.ToList();
        Assert.NotEmpty(all);
        var said = all.Where(text => KeptWords.In(text).Any() || more.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(said.Count == 0, $"{stage}, {where}: {string.Join('\n', said)}");
    }

    private async Task<string> HealthAsync()
    {
        await house.Stage.DoAsync<WatchDeliveries, TimeSpan>(watch => watch.RunAsync(default));
        await house.Stage.DoAsync<WatchReleases, TimeSpan>(watch => watch.RunAsync(default));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var response = await http.GetAsync(new Uri(house.Stage.Teams.BotEndpoint!, "/healthz"));
        return $"{response.Headers} {await response.Content.ReadAsStringAsync()}";
    }

    /// <summary>Every instrument of the bot's, with what it measures now.</summary>
    private static List<string> Metrics()
    {
        var measured = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, all) => Listen(instrument, all) };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;

        void Note(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.Add($"{instrument.Name} {instrument.Description} {value} {string.Join(' ', tags.ToArray())}");

        static void Listen(Instrument instrument, MeterListener all)
        {
            if (instrument.Meter.Name == "MemberBriefingBot")
            {
                all.EnableMeasurementEvents(instrument);
            }
        }
    }

    /// <summary>The directory's own entries name its wards.</summary>
    private Task<List<string>> AuditAsync() => house.ReadAsync(async db =>
        (await db.AuditEntries.AsNoTracking().Where(e => !e.Act.StartsWith("directory.")).ToListAsync()).ConvertAll(e => $"{e.Act} {e.Subject} {e.Capacity} {e.Facts} {e.CouncilId}"));

    /// <summary>What a message is about is made when it is sent; its row holds ids and the words of the bot.</summary>
    private Task<List<string>> OutboxAsync() => house.ReadAsync(async db =>
        (await db.Deliveries.AsNoTracking().ToListAsync()).ConvertAll(d => $"{d.Kind} {d.Occasion} {d.Topic} {d.Reason}"));
}
