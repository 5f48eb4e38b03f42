using System.Text.Json.Nodes;
using Azure.Identity;
using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Graph;
using MemberBriefingBot.Tests.Connector;
using MemberBriefingBot.Tests.Given;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace MemberBriefingBot.Tests.Graph;

/// <summary>What Graph may answer to a notice or an email, sent by its real client, and what each answer proves.</summary>
public sealed class GraphNoticesTests
{
    private static readonly ReminderContent s_reminder = new(BriefingId.New(), "B-0007", "Mereside Borough Council");
    private static readonly Mereside s_people = new();

    [Theory]
    [InlineData(204, typeof(ChannelOutcome.Delivered))]
    [InlineData(202, typeof(ChannelOutcome.Delivered))]
    [InlineData(429, typeof(ChannelOutcome.Throttled))]
    [InlineData(200, typeof(ChannelOutcome.Ambiguous))]
    [InlineData(408, typeof(ChannelOutcome.Ambiguous))]
    [InlineData(500, typeof(ChannelOutcome.Ambiguous))]
    [InlineData(503, typeof(ChannelOutcome.Ambiguous))]
    [InlineData(302, typeof(ChannelOutcome.Refused))]
    [InlineData(400, typeof(ChannelOutcome.Refused))]
    [InlineData(401, typeof(ChannelOutcome.Refused))]
    [InlineData(403, typeof(ChannelOutcome.Refused))]
    [InlineData(404, typeof(ChannelOutcome.Refused))]
    public async Task An_answer_is_taken_for_what_it_proves_and_nothing_is_tried_again(int status, Type outcome)
    {
        foreach (var way in new[] { Via.ActivityFeed, Via.Email })
        {
            var network = StubNetwork.Answering(status, """{"error":{"code":"Some_Code","message":"Some message."}}""", ("Location", "https://elsewhere.example/"));

            Assert.IsType(outcome, await new Ways(network).SendAsync(way));
            Assert.Equal(1, network.Calls);
        }
    }

    [Fact]
    public async Task What_never_left_is_tried_again_and_what_may_have_left_is_not()
    {
        static StubNetwork Failing(Exception failure) => new((_, _) => throw failure);

        Assert.IsType<ChannelOutcome.NotSent>(await new Ways(Failing(new HttpRequestException(HttpRequestError.NameResolutionError))).SendAsync(Via.Email));
        Assert.IsType<ChannelOutcome.NotSent>(await new Ways(Failing(new AuthenticationFailedException("no token"))).SendAsync(Via.Email));
        Assert.IsType<ChannelOutcome.Ambiguous>(await new Ways(Failing(new HttpRequestException(HttpRequestError.ResponseEnded))).SendAsync(Via.Email));
        Assert.IsType<ChannelOutcome.Ambiguous>(await new Ways(Failing(new TaskCanceledException("late", new TimeoutException()))).SendAsync(Via.Email));
    }

    [Fact]
    public async Task A_429_pauses_that_way_alone_until_the_time_it_names()
    {
        var network = StubNetwork.Answering(429, "", ("Retry-After", "120"));
        var ways = new Ways(network);

        Assert.Equal(TimeSpan.FromMinutes(2), Assert.IsType<ChannelOutcome.Throttled>(await ways.SendAsync(Via.ActivityFeed)).RetryAfter);
        ways.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(90), Assert.IsType<ChannelOutcome.Throttled>(await ways.SendAsync(Via.ActivityFeed)).RetryAfter);
        Assert.Equal(1, network.Calls);

        await ways.SendAsync(Via.Email);
        Assert.Equal(2, network.Calls);
        ways.Clock.Advance(TimeSpan.FromSeconds(90));
        await ways.SendAsync(Via.ActivityFeed);
        Assert.Equal(3, network.Calls);
    }

    [Fact]
    public async Task The_notice_names_the_reference_and_leads_into_the_chat()
    {
        var network = StubNetwork.Answering(204);
        await new Ways(network).SendAsync(Via.ActivityFeed);

        Assert.Equal($"/v1.0/users/{s_people.Ada.EntraObjectId}/teamwork/sendActivityNotification", network.LastAddress!.AbsolutePath);
        var body = JsonNode.Parse(network.LastBody!)!;
        Assert.Equal(("briefingWaits", "text", "Briefing B-0007"), ((string?)body["activityType"], (string?)body["topic"]!["source"], (string?)body["topic"]!["value"]));
        Assert.Equal("https://teams.microsoft.com/l/chat/0/0?users=28:00000000-0000-4000-8000-0000000000b0", (string?)body["topic"]!["webUrl"]);
        Assert.Equal(("reference", "B-0007"), ((string?)body["templateParameters"]![0]!["name"], (string?)body["templateParameters"]![0]!["value"]));
        Assert.Equal(s_reminder.Notification, (string?)body["previewText"]!["content"]);
    }

    [Fact]
    public async Task The_email_goes_to_the_work_address_from_the_councils_mailbox_and_says_only_that_something_waits()
    {
        var network = StubNetwork.Answering(202);
        await new Ways(network).SendAsync(Via.Email);

        Assert.Equal("/v1.0/users/briefings@mereside.invalid/sendMail", Uri.UnescapeDataString(network.LastAddress!.AbsolutePath));
        var message = JsonNode.Parse(network.LastBody!)!["Message"]!;
        Assert.Equal(s_people.Ada.Email, (string?)message["toRecipients"]![0]!["emailAddress"]!["address"]);
        Assert.Equal("A briefing waits for you in Teams", (string?)message["subject"]);
        Assert.DoesNotContain("B-0007", network.LastBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_declares_the_line_that_is_sent()
    {
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Checkout.Path("manifest", "manifest.json")))!;

        var declared = Assert.Single(manifest["activities"]!["activityTypes"]!.AsArray())!;
        Assert.Equal(ActivityFeedChannel.ActivityType, (string?)declared["type"]);
        Assert.Contains("{reference}", (string?)declared["templateText"]);
    }

    /// <summary>Both ways to Graph over one network.</summary>
    private sealed class Ways(StubNetwork network)
    {
        private GraphPost? _post;

        public TestClock Clock { get; } = new();

        public async Task<ChannelOutcome> SendAsync(Via way)
        {
            using var http = new HttpClient(network, disposeHandler: false);
            using var graph = new GraphServiceClient(http, new AnonymousAuthenticationProvider(), "https://graph.example/v1.0");
            var post = _post ??= new GraphPost(Clock);
            IPersonChannel channel = way == Via.Email
                ? new MailChannel(graph, new Councils([Mereside.Council with { MailFrom = "briefings@mereside.invalid" }]), post)
                : new ActivityFeedChannel(graph, new ConnectorOptions { AppId = "00000000-0000-4000-8000-0000000000b0" }, post);
            return await channel.CarryOutAsync(new Errand(DeliveryAct.Send, s_people.Ada, null, null, channel.Make(s_reminder)), default);
        }
    }
}
