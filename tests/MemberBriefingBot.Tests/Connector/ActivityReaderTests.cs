using System.Text;
using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Tests.Connector;

public sealed class ActivityReaderTests
{
    [Fact]
    public async Task A_message_is_read_and_what_is_not_known_is_skipped()
    {
        var activity = await Accepts("""
            {"type":"message","id":"1","timestamp":"2026-03-02T09:00:00.123Z","serviceUrl":"https://smba.trafficmanager.net/uk/","channelId":"msteams",
             "from":{"id":"29:a","name":"A","aadObjectId":"6f9a1c1e-0000-4000-8000-000000000001"},"conversation":{"id":"a:1","tenantId":"t","conversationType":"personal","odd":[1,{"x":2}]},
             "text":"Grüße 👋 \ud83d\udc4b","value":{"verb":"ask","n":[1,2]},"replyToId":"0","entities":[{"type":"clientInfo"}],
             "channelData":{"tenant":{"id":"t"},"source":{"name":"message"}},"attachments":[{"contentType":"text/html","content":"<p>x</p>"}],
             "membersAdded":[{"id":"28:bot"}],"action":"add"}
            """);
        Assert.Equal("Grüße 👋 👋", activity.Text);
        Assert.Equal("6f9a1c1e-0000-4000-8000-000000000001", activity.From!.AadObjectId);
        Assert.Equal("ask", activity.Value!.Value.GetProperty("verb").GetString());
        Assert.Equal("t", activity.ChannelData!.Tenant!.Id);
        Assert.Equal("28:bot", Assert.Single(activity.MembersAdded!).Id);
        Assert.Equal("add", activity.Action);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","from":{}}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","attachments":[null]}""")]
    [InlineData("""{"type":"message","membersAdded":[null]}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    [InlineData("""{"type":"message","text":"cut o""")]
    [InlineData("""{"type":"message"}{"type":"message"}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    [InlineData("""{"type":"message","type":"invoke"}""")]
    [InlineData("""{"type":"message","value":{"id":1,"id":2}}""")]
    [InlineData("""{"type":"message","text":"\ud83d"}""")]
    [InlineData("""{"type":"message","text":"\udc4b"}""")]
    [InlineData("""{"type":"message","value":{"question":"\uD83Dx"}}""")]
    [InlineData("""{"type":"message","value":{"question":"\udc4b\ud83d"}}""")]
    public async Task What_is_not_an_activity_is_refused(string body)
    {
        await Refuses(Encoding.UTF8.GetBytes(body));
    }

    [Fact]
    public async Task An_escaped_backslash_before_a_surrogates_digits_is_only_text()
    {
        Assert.Equal(@"C:\ud83d", (await Accepts("""{"type":"message","text":"C:\\ud83d"}""")).Text);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused()
    {
        await Refuses([.. """{"type":"message","text":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}']);
        await Refuses([.. """{"type":"message","ignored":"""u8, (byte)'"', 0xFF, (byte)'"', (byte)'}']);
        await Refuses(Encoding.Unicode.GetBytes("""{"type":"message"}"""));
    }

    [Fact]
    public async Task Nesting_is_read_down_to_the_limit_and_no_deeper()
    {
        await Accepts($$"""{"type":"message","value":{{Nested(ActivityReader.MaxDepth - 1)}}}""");
        await Refuses(Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{Nested(ActivityReader.MaxDepth)}}}"""));
        await Refuses(Encoding.UTF8.GetBytes($$"""{"type":"message","unknown":{{Nested(100_000)}}}"""));
    }

    [Fact]
    public async Task A_body_at_the_limit_is_read_and_one_byte_more_is_too_large()
    {
        var frame = """{"type":"message","text":""}""".Length;
        var text = new string('x', ActivityReader.MaxBytes - frame);
        Assert.Equal(text, (await Accepts($$"""{"type":"message","text":"{{text}}"}""")).Text);
        Assert.IsType<ReadOutcome.TooLarge>(await Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{text}}x"}"""))));
    }

    [Fact]
    public async Task Of_an_endless_body_no_more_than_the_limit_is_taken()
    {
        using var endless = new EndlessStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsType<ReadOutcome.TooLarge>(await Read(endless));
        Assert.Equal(ActivityReader.MaxBytes + 1, endless.Taken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * ActivityReader.MaxBytes);
    }

    [Fact]
    public async Task A_million_keys_are_too_large()
    {
        var keys = string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"\"k{i}\":0"));
        Assert.IsType<ReadOutcome.TooLarge>(await Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"type":"message",{{keys}}}"""))));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static ValueTask<ReadOutcome> Read(Stream body) => ActivityReader.ReadAsync(body, CancellationToken.None);

    private static async Task<Activity> Accepts(string body) =>
        Assert.IsType<ReadOutcome.Read>(await Read(new TricklingStream(Encoding.UTF8.GetBytes(body)))).Activity;

    private static async Task Refuses(byte[] body) =>
        Assert.IsNotType<ReadOutcome.Read>(await Read(new MemoryStream(body)));

    /// <summary>Hands its bytes over a few at a time, as a network does.</summary>
    private sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1021)], cancellationToken);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Taken += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
