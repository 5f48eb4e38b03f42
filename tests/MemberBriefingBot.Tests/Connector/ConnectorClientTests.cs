using MemberBriefingBot.Connector;
using static MemberBriefingBot.Tests.Connector.GivenConnector;

namespace MemberBriefingBot.Tests.Connector;

/// <summary>What is asked of Teams, to the letter of the published protocol.</summary>
public sealed class ConnectorClientTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public async Task A_message_is_posted_to_its_conversation_with_the_bots_token()
    {
        using var network = StubNetwork.Answering(201, """{"id":"f:77"}""");
        using var client = Client(network);
        Assert.Equal(new SendOutcome.Delivered("f:77"), await client.SendTextAsync());
        Assert.Equal(HttpMethod.Post, network.LastMethod);
        Assert.Equal("https://smba.trafficmanager.net/uk/v3/conversations/a%3A1%20x%2Fy%3Fz/activities", network.LastAddress!.AbsoluteUri);
        Assert.Equal("Bearer token-1", network.LastAuthorization);
        Assert.Equal("""{"type":"message","text":"Good morning","textFormat":"plain"}""", network.LastBody);
    }

    [Fact]
    public async Task A_service_address_without_its_last_slash_leads_to_the_same_place()
    {
        using var network = StubNetwork.Answering(201, """{"id":"1"}""");
        using var client = Client(network);
        await client.SendAsync(new Uri("https://smba.trafficmanager.net/uk"), "c", Text, CancellationToken.None);
        Assert.Equal("https://smba.trafficmanager.net/uk/v3/conversations/c/activities", network.LastAddress!.AbsoluteUri);
    }

    [Fact]
    public async Task A_message_is_replaced_and_removed_under_its_own_id()
    {
        using var network = StubNetwork.Answering(200);
        using var client = Client(network);
        Assert.Equal(new SendOutcome.Delivered("f:7"), await client.UpdateAsync(ServiceUrl, "c", "f:7", Text, CancellationToken.None));
        Assert.Equal((HttpMethod.Put, "/uk/v3/conversations/c/activities/f%3A7"), (network.LastMethod, network.LastAddress!.AbsolutePath));
        Assert.Equal(new SendOutcome.Delivered("f:7"), await client.DeleteAsync(ServiceUrl, "c", "f:7", CancellationToken.None));
        Assert.Equal((HttpMethod.Delete, "/uk/v3/conversations/c/activities/f%3A7"), (network.LastMethod, network.LastAddress!.AbsolutePath));
        Assert.Null(network.LastBody);
    }

    [Fact]
    public async Task Asking_for_a_conversation_says_who_with_whom_and_where_and_nothing_else()
    {
        using var network = StubNetwork.Answering(201, """{"id":"a:9","activityId":"x","serviceUrl":"https://evil.example/"}""");
        using var client = Client(network);
        Assert.Equal(new CreateOutcome.Created("a:9"), await client.CreateConversationAsync(ServiceUrl, "tenant", "28:bot", "29:member", CancellationToken.None));
        Assert.Equal("/uk/v3/conversations", network.LastAddress!.AbsolutePath);
        Assert.Equal(
            """{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:member"}],"tenantId":"tenant","channelData":{"tenant":{"id":"tenant"}}}""",
            network.LastBody);
    }

    [Fact]
    public async Task A_member_is_looked_up_in_a_conversation()
    {
        using var network = StubNetwork.Answering(200, """{"id":"29:m","name":"M","aadObjectId":"6f9a1c1e-0000-4000-8000-000000000001","email":"ignored"}""");
        using var client = Client(network);
        var found = Assert.IsType<MemberOutcome.Found>(await client.GetMemberAsync(ServiceUrl, "c", "29:m", CancellationToken.None));
        Assert.Equal("6f9a1c1e-0000-4000-8000-000000000001", found.Member.AadObjectId);
        Assert.Equal((HttpMethod.Get, "/uk/v3/conversations/c/members/29%3Am"), (network.LastMethod, network.LastAddress!.AbsolutePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html></html>")]
    [InlineData("""{"name":"M"}""")]
    [InlineData("""{"id":""}""")]
    public async Task Neither_a_conversation_nor_a_member_is_made_up_from_an_empty_answer(string body)
    {
        using var network = StubNetwork.Answering(200, body);
        using var client = Client(network);
        Assert.IsType<CreateOutcome.Ambiguous>(await client.CreateConversationAsync(ServiceUrl, "t", "28:b", "29:m", CancellationToken.None));
        Assert.IsType<MemberOutcome.Ambiguous>(await client.GetMemberAsync(ServiceUrl, "c", "29:m", CancellationToken.None));
    }

    [Fact]
    public async Task Creating_and_looking_up_are_refused_and_throttled_in_the_same_words_as_sending()
    {
        using var refusing = StubNetwork.Answering(403, """{"error":{"code":"BotDisabledByAdmin"}}""");
        using var refused = Client(refusing);
        Assert.Equal(new CreateOutcome.Refused(RefusalReason.BotDisabledByAdmin, 403, "BotDisabledByAdmin"), await refused.CreateConversationAsync(ServiceUrl, "t", "28:b", "29:m", CancellationToken.None));
        Assert.Equal(new MemberOutcome.Refused(RefusalReason.BotDisabledByAdmin, 403, "BotDisabledByAdmin"), await refused.GetMemberAsync(ServiceUrl, "c", "29:m", CancellationToken.None));

        using var throttling = StubNetwork.Answering(429, "", ("Retry-After", "3"));
        using var throttled = Client(throttling);
        Assert.Equal(new CreateOutcome.Throttled(TimeSpan.FromSeconds(3)), await throttled.CreateConversationAsync(ServiceUrl, "t", "28:b", "29:m", CancellationToken.None));
        Assert.Equal(new MemberOutcome.Throttled(TimeSpan.FromSeconds(3)), await throttled.GetMemberAsync(ServiceUrl, "c", "29:m", CancellationToken.None));
    }

    [Fact]
    public async Task Text_and_a_card_in_one_activity_are_a_defect_and_never_leave()
    {
        using var network = StubNetwork.Answering(201, """{"id":"1"}""");
        using var client = Client(network);
        var both = Text with { Attachments = [new Attachment { ContentType = Attachment.AdaptiveCard, Content = new WrittenJson("{}"u8.ToArray()) }] };
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(ServiceUrl, "c", both, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => client.UpdateAsync(ServiceUrl, "c", "1", both, CancellationToken.None));
        Assert.IsType<SendOutcome.Delivered>(await client.SendAsync(ServiceUrl, "c", both with { Text = null }, CancellationToken.None));
        Assert.Equal(1, network.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_name_another_path_is_a_defect(string id)
    {
        using var network = StubNetwork.Answering(200);
        using var client = Client(network);
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(ServiceUrl, id, Text, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => client.DeleteAsync(ServiceUrl, "c", id, CancellationToken.None));
        Assert.Equal(0, network.Calls);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/uk/")]
    [InlineData("http://smba.trafficmanager.net/uk/")]
    [InlineData("https://bot@smba.trafficmanager.net/uk/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("http://localhost:5000/")]
    public async Task A_stored_address_that_was_edited_gets_neither_a_call_nor_a_token(string address)
    {
        using var network = StubNetwork.Answering(201, """{"id":"1"}""");
        var credential = new StubCredential(clock);
        using var client = new ConnectorClient(new ConnectorOptions(), credential, network, clock);
        Assert.Equal(new SendOutcome.Refused(RefusalReason.WrongHost, 0, Code: null), await client.SendAsync(new Uri(address), "c", Text, CancellationToken.None));
        Assert.Equal((0, 0), (network.Calls, credential.Given));
    }

    private ConnectorClient Client(StubNetwork network) => new(new ConnectorOptions(), new StubCredential(clock), network, clock);
}
