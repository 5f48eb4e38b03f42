using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class JournalTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.jsonl");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Every_request_is_in_it_once_with_what_it_did_and_for_whom()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        await teams.CreateAsync(person.Mri);
        var id = (await teams.SendAsync(person, Cards.Text("one"))).Id!;
        await teams.UpdateAsync(person, id, Cards.Text("two"));
        await teams.DeleteAsync(person, id);

        var entries = teams.Simulator.Journal.Entries;
        Assert.Equal([1L, 2, 3, 4, 5], entries.Select(entry => entry.Seq));
        Assert.Equal(
            [JournalKind.Token, JournalKind.Create, JournalKind.Send, JournalKind.Update, JournalKind.Delete],
            entries.Select(entry => entry.Kind));
        Assert.All(entries, entry => Assert.True(entry.TokenValid));
        Assert.All(entries.Skip(1), entry => Assert.Equal((person.AadObjectId, person.ConversationId), (entry.AadObjectId!.Value, entry.ConversationId)));
        Assert.All(entries.Skip(2), entry => Assert.Equal(id, entry.ActivityId));
        Assert.Equal("two", entries[3].Body!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_file_says_what_the_memory_says()
    {
        await using var teams = await SimulatedTeams.StartAsync(_file);
        var person = await teams.ReachablePersonAsync();
        await Task.WhenAll(Enumerable.Range(0, 25).Select(n => teams.SendAsync(person, Cards.Text($"{n}"))));

        var read = Journal.Read(_file);

        var kept = teams.Simulator.Journal.Entries;
        Assert.Equal(26, read.Count);
        Assert.Equal(kept.Select(Facts), read.Select(Facts));
    }

    [Fact]
    public async Task A_restart_continues_the_file_and_loses_nothing()
    {
        await using (await SimulatedTeams.StartAsync(_file))
        {
        }

        var before = await File.ReadAllTextAsync(_file);
        await using (await SimulatedTeams.StartAsync(_file))
        {
        }

        Assert.StartsWith(before, await File.ReadAllTextAsync(_file), StringComparison.Ordinal);
        Assert.Equal([1L, 2], Journal.Read(_file).Select(entry => entry.Seq));
    }

    [Fact]
    public async Task A_line_broken_off_by_a_kill_is_left_out_and_the_file_goes_on_behind_the_whole_ones()
    {
        await using (await SimulatedTeams.StartAsync(_file))
        {
        }

        await File.AppendAllTextAsync(_file, """{"seq":2,"at":""");
        Assert.Equal([1L], Journal.Read(_file).Select(entry => entry.Seq));
        await using (await SimulatedTeams.StartAsync(_file))
        {
        }

        Assert.Equal([1L, 2], Journal.Read(_file).Select(entry => entry.Seq));
    }

    [Fact]
    public async Task Two_messages_a_person_could_not_tell_apart_have_one_digest()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        var first = (await teams.SendAsync(person, Cards.Message(Cards.Saying("one")))).Id!;
        await teams.SendAsync(person, Cards.Message(Cards.Saying("one")));
        await teams.UpdateAsync(person, first, Cards.Message(Cards.Saying("two")));
        await teams.DeleteAsync(person, first);

        var shown = teams.Simulator.Journal.Entries.Skip(1).Select(entry => entry.Shown).ToList();
        Assert.Equal(shown[0], shown[1]);
        Assert.NotEqual(shown[0], shown[2]);
        Assert.NotNull(shown[2]);
        Assert.Null(shown[3]);
    }

    [Fact]
    public async Task It_can_be_waited_on()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();

        var update = teams.Simulator.Journal.FirstAsync(entry => entry.Kind == JournalKind.Update);
        var id = (await teams.SendAsync(person, Cards.Text("one"))).Id!;
        Assert.False(update.IsCompleted);
        await teams.UpdateAsync(person, id, Cards.Text("two"));

        Assert.Equal(id, (await update).ActivityId);
        Assert.Equal(JournalKind.Send, (await teams.Simulator.Journal.FirstAsync(entry => entry.ActivityId == id)).Kind);
    }

    [Fact]
    public async Task A_reader_changes_neither_what_it_read_nor_what_is_recorded()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = await teams.ReachablePersonAsync();
        await teams.SendAsync(person, Cards.Text("one"));
        var snapshot = teams.Simulator.Journal.Entries;

        snapshot[1].Body!["text"] = "forged";
        await teams.SendAsync(person, Cards.Text("two"));

        Assert.Equal(2, snapshot.Count);
        Assert.Equal("one", teams.Simulator.Journal.Entries[1].Body!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_kept_as_the_text_it_was()
    {
        await using var teams = await SimulatedTeams.StartAsync();

        await teams.CallAsync(HttpMethod.Post, "v3/conversations", JsonValue.Create("hello"));

        Assert.Equal("\"hello\"", teams.Simulator.Journal.Entries[^1].Body!.GetValue<string>());
    }

    [Theory]
    [InlineData("DELETE", "v3/conversations")]
    [InlineData("GET", "beta/users")]
    public async Task A_request_for_something_not_served_is_in_it_as_refused(string method, string path)
    {
        await using var teams = await SimulatedTeams.StartAsync();

        var reply = await teams.CallAsync(new HttpMethod(method), path);

        var entry = Assert.Single(teams.Simulator.Journal.Of(JournalKind.Refused));
        Assert.Equal((404, 404, $"/{path}"), (reply.Status, entry.Status, entry.Path));
    }

    private static (long Seq, DateTimeOffset At, JournalKind Kind, string Path, int Status, string? Activity, string? Body) Facts(JournalEntry entry) =>
        (entry.Seq, entry.At, entry.Kind, entry.Path, entry.Status, entry.ActivityId, entry.Body?.ToJsonString());
}
