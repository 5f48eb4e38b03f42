using System.Net.Http.Headers;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.Graph;
using MemberBriefingBot.Tests.Connector;
using MemberBriefingBot.Tests.Given;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace MemberBriefingBot.Tests.Graph;

/// <summary>What Graph may answer, asked by its real client.</summary>
public sealed class FindEntraIdsTests
{
    [Theory]
    [InlineData(403, "grant its registration the application permission User.ReadBasic.All or User.Read.All")]
    [InlineData(401, "did not accept the bot's token")]
    [InlineData(429, "Try again in a few minutes")]
    [InlineData(503, "out of order at present (503)")]
    [InlineData(400, "refused the question (400)")]
    [InlineData(302, "was not believed")]
    public async Task A_refusal_is_one_plain_sentence_and_is_not_tried_again(int status, string said)
    {
        var network = StubNetwork.Answering(status, """{"error":{"code":"Some_Code","message":"Some message."}}""", ("Retry-After", "120"), ("Location", "https://elsewhere.example/"));

        Assert.Contains(said, Refused(await FindAsync(network)));
        Assert.Equal(1, network.Calls);
    }

    [Fact]
    public async Task Graph_out_of_reach_changes_nothing()
    {
        Assert.Contains("could not be reached", Refused(await FindAsync(new StubNetwork((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError)))));
        Assert.Contains("could not be reached", Refused(await FindAsync(new StubNetwork((_, _) => throw new TaskCanceledException("late", new TimeoutException())))));
    }

    [Theory]
    [InlineData("text/html", "<html>Sign in to the network</html>")]
    [InlineData("application/json", "<html>Sign in to the network</html>")]
    public async Task A_proxys_page_is_not_taken_for_an_answer(string mediaType, string page)
    {
        var network = new StubNetwork((_, _) =>
        {
            var answer = StubNetwork.Answer(200, page);
            answer.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
            return Task.FromResult(answer);
        });

        Assert.Contains("was not Graph", Refused(await FindAsync(network)));
    }

    [Fact]
    public async Task An_answer_that_goes_on_for_ever_is_not_followed()
    {
        var network = StubNetwork.Answering(200, """{"@odata.nextLink":"https://graph.example/v1.0/users?page=2","value":[]}""");

        Assert.Contains("was not believed", Refused(await FindAsync(network)));
        Assert.Equal(1, network.Calls);
    }

    [Fact]
    public async Task An_address_with_an_apostrophe_stays_one_address()
    {
        var network = StubNetwork.Answering(200, """{"value":[]}""");
        await FindAsync(network, "o'hara+ward@mereside.invalid");

        var asked = Uri.UnescapeDataString(network.LastAddress!.Query);
        Assert.Contains("mail eq 'o''hara+ward@mereside.invalid' or userPrincipalName eq 'o''hara+ward@mereside.invalid'", asked);
        Assert.Contains("$select=id,mail,userPrincipalName", asked);
    }

    [Fact]
    public async Task Without_councillors_in_office_Graph_is_not_asked()
    {
        await using var hall = await TownHall.EmptyAsync(Engine.Sqlite);
        var network = StubNetwork.Answering(200);

        Assert.Contains("Import the councillors first", Assert.IsType<FileReading<ListedEntraId>.NotReadable>(await FindAsync(hall, network)).Reason);
        Assert.Equal(0, network.Calls);
    }

    private static async Task<FileReading<ListedEntraId>> FindAsync(StubNetwork network, string? emailOfAda = null)
    {
        await using var hall = await TownHall.OpenAsync(Engine.Sqlite);
        if (emailOfAda is not null)
        {
            await hall.ChangeAsync(db => db.Set<Member>().Single(m => m.Name == hall.People.Ada.Name).Email = emailOfAda);
        }

        return await FindAsync(hall, network);
    }

    private static async Task<FileReading<ListedEntraId>> FindAsync(TownHall hall, StubNetwork network)
    {
        using var http = new HttpClient(network);
        using var graph = new GraphServiceClient(http, new AnonymousAuthenticationProvider(), "https://graph.example/v1.0");
        return await hall.ReadAsync(db => new FindEntraIds(db, graph).HandleAsync(Mereside.Id, default));
    }

    private static string Refused(FileReading<ListedEntraId> reading)
    {
        var reason = Assert.IsType<FileReading<ListedEntraId>.NotReadable>(reading).Reason;
        Assert.Contains("othing was changed", reason);
        return reason;
    }
}
