using System.Text.Json.Nodes;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;
using TeamsSimulator.Graph;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class GraphNoticeTests
{
    private const string Notice = """
        {"activityType":"briefingWaits","topic":{"source":"text","value":"Briefing B-0007","webUrl":"https://teams.microsoft.com/l/chat/0/0"},"previewText":{"content":"It waits."}}
        """;

    [Fact]
    public async Task A_notice_is_taken_for_whoever_has_the_app_and_for_nobody_else()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = teams.Simulator.AddPerson("Sample Member", Guid.NewGuid(), "sample@council.example");
        var without = Notices.Notify(person, Body(Notice));
        person.MarkInstalled();

        Assert.Equal((403, 204, 404), (without.Status, Notices.Notify(person, Body(Notice)).Status, Notices.Notify(null, Body(Notice)).Status));
    }

    [Theory]
    [InlineData("briefingWaits", "")]
    [InlineData("Briefing B-0007", "")]
    [InlineData("https://teams.microsoft.com/l/chat/0/0", "https://council.example/")]
    [InlineData("It waits.", "")]
    public async Task A_notice_that_lacks_something_is_refused(string words, string instead)
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var person = teams.Simulator.AddPerson("Sample Member", Guid.NewGuid(), "sample@council.example");
        person.MarkInstalled();

        Assert.Equal(400, Notices.Notify(person, Body(Notice.Replace(words, instead, StringComparison.Ordinal))).Status);
        Assert.Equal(400, Notices.Notify(person, null).Status);
    }

    [Fact]
    public async Task An_email_needs_a_mailbox_to_go_from_and_somebody_to_go_to()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var mailbox = teams.Simulator.AddPerson("Member Briefing", Guid.NewGuid(), "briefings@council.example");
        var mail = Body("""{"message":{"subject":"A briefing waits","toRecipients":[{"emailAddress":{"address":"sample@council.example"}}]}}""");
        var toNobody = Body("""{"message":{"subject":"A briefing waits","toRecipients":[]}}""");

        Assert.Equal((202, 404, 400, 400), (Notices.Mail(mailbox, mail).Status, Notices.Mail(null, mail).Status, Notices.Mail(mailbox, toNobody).Status, Notices.Mail(mailbox, null).Status));
    }

    [Theory]
    [InlineData("v1.0/users/somebody/sendMail")]
    [InlineData("v1.0/users/somebody/teamwork/sendActivityNotification")]
    public async Task A_token_for_the_connector_opens_neither(string path)
    {
        await using var teams = await SimulatedTeams.StartAsync();

        Assert.Equal(401, (await teams.CallAsync(HttpMethod.Post, path, new JsonObject())).Status);
        Assert.Equal(JournalKind.Refused, teams.Simulator.Journal.Entries[^1].Kind);
    }

    private static JsonObject Body(string json) => (JsonObject)JsonNode.Parse(json)!;
}
