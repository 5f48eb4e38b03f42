using Azure.Core.Pipeline;
using Azure.Identity;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using TeamsSimulator;
using TeamsSimulator.Graph;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class GraphTests
{
    [Fact]
    public async Task The_real_Graph_client_finds_people_by_address()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        var wanted = teams.Simulator.AddPerson("Sample O'Member", Guid.NewGuid(), "sample.o'member@council.example");
        teams.Simulator.AddPerson("Another Member", Guid.NewGuid(), "another@council.example");
        using var http = new HttpClient(LoopbackTrust.Handler(teams.Simulator.AuthorityCertificatePem));
        using var graph = Client(teams, http);

        var found = await graph.Users.GetAsync(request =>
        {
            request.QueryParameters.Filter = "mail in ('SAMPLE.o''member@council.example','nobody@council.example')";
            request.QueryParameters.Select = ["id", "mail"];
        });

        var user = Assert.Single(found!.Value!);
        Assert.Equal((wanted.AadObjectId.ToString(), wanted.Email, null), (user.Id, user.Mail, user.DisplayName));
        Assert.True(Assert.Single(teams.Simulator.Journal.Of(JournalKind.Graph)).TokenValid);
    }

    [Fact]
    public async Task The_real_Graph_client_is_told_that_a_filter_is_too_long()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        using var http = new HttpClient(LoopbackTrust.Handler(teams.Simulator.AuthorityCertificatePem));
        using var graph = Client(teams, http);
        var sixteen = string.Join(',', Enumerable.Range(0, 16).Select(n => $"'m{n}@council.example'"));

        var failure = await Assert.ThrowsAsync<ODataError>(() =>
            graph.Users.GetAsync(request => request.QueryParameters.Filter = $"mail in ({sixteen})"));

        Assert.Equal((400, "Request_UnsupportedQuery"), (failure.ResponseStatusCode, failure.Error!.Code));
    }

    [Fact]
    public async Task A_token_for_the_connector_does_not_open_the_directory()
    {
        await using var teams = await SimulatedTeams.StartAsync();

        var reply = await teams.CallAsync(HttpMethod.Get, "v1.0/users?$filter=mail eq 'a'");

        Assert.Equal(401, reply.Status);
    }

    [Theory]
    [InlineData("mail eq 'a@b'", 1)]
    [InlineData("userPrincipalName eq 'a@b'", 1)]
    [InlineData("mail in ('a','b') or userPrincipalName in ('a', 'b')", 4)]
    [InlineData("mail eq 'a or mail eq ''b'''", 1)]
    [InlineData("mail eq 'a' or mail eq 'b'", 2)]
    public void A_filter_on_addresses_is_understood(string filter, int alternatives) =>
        Assert.Equal(alternatives, UserFilter.Parse(filter)?.Alternatives);

    [Theory]
    [InlineData("")]
    [InlineData("mail eq a")]
    [InlineData("mail ne 'a'")]
    [InlineData("startswith(mail,'a')")]
    [InlineData("mail in ()")]
    [InlineData("mail eq 'a' and mail eq 'b'")]
    [InlineData("mail eq 'a''")]
    public void Another_filter_is_not_guessed_at(string filter) => Assert.Null(UserFilter.Parse(filter));

    private static GraphServiceClient Client(SimulatedTeams teams, HttpClient http)
    {
        var credential = new ClientSecretCredential(SimulatedTeams.Tenant, SimulatedTeams.AppId, SimulatedTeams.Secret, new ClientSecretCredentialOptions
        {
            AuthorityHost = teams.Simulator.TokenAuthority,
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(http),
        });
        return new GraphServiceClient(http, new Microsoft.Graph.Authentication.AzureIdentityAuthenticationProvider(
            credential, ["127.0.0.1"], null, isCaeEnabled: false, ["https://graph.microsoft.com/.default"]), teams.Simulator.Graph.AbsoluteUri.TrimEnd('/'));
    }
}
