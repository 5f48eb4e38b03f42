using System.Net;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using MemberBriefingBot.Tests.TeamsSimulator.Given;
using TeamsSimulator;

namespace MemberBriefingBot.Tests.TeamsSimulator;

public sealed class TokenAuthorityTests
{
    [Fact]
    public async Task The_real_Azure_credential_obtains_a_token_the_connector_admits()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        using var http = new HttpClient(LoopbackTrust.Handler(teams.Simulator.AuthorityCertificatePem));
        var credential = Credential(teams, http, SimulatedTeams.Secret);

        var token = await credential.GetTokenAsync(new TokenRequestContext(["https://api.botframework.com/.default"]));

        var person = await teams.ReachablePersonAsync();
        var reply = await teams.CallAsync(HttpMethod.Get, $"v3/conversations/{person.ConversationId}/pagedmembers", token: $"Bearer {token.Token}");
        Assert.Equal(200, reply.Status);
        Assert.True(token.ExpiresOn > TimeProvider.System.GetUtcNow().AddMinutes(50));
    }

    [Fact]
    public async Task The_real_Azure_credential_is_told_that_its_secret_is_wrong()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        using var http = new HttpClient(LoopbackTrust.Handler(teams.Simulator.AuthorityCertificatePem));
        var credential = Credential(teams, http, "a wrong secret");

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(async () =>
            await credential.GetTokenAsync(new TokenRequestContext(["https://api.botframework.com/.default"])));

        Assert.Contains("AADSTS7000215", failure.ToString());
    }

    [Theory]
    [InlineData("client_id", "another-application", "unauthorized_client")]
    [InlineData("client_secret", "wrong", "invalid_client")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("scope", "https://elsewhere.example/.default", "invalid_scope")]
    public async Task A_wrong_field_is_refused_and_the_refusal_is_journalled(string field, string value, string error)
    {
        await using var teams = await SimulatedTeams.StartAsync();

        using var answer = await teams.AskForTokenAsync(new() { [field] = value });

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains(error, await answer.Content.ReadAsStringAsync());
        Assert.False(Assert.Single(teams.Simulator.Journal.Of(JournalKind.Refused)).TokenValid);
    }

    [Fact]
    public async Task Another_tenant_gets_no_token()
    {
        await using var teams = await SimulatedTeams.StartAsync();

        using var answer = await teams.AskForTokenAsync([], tenant: Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_secret_is_not_written_to_the_journal()
    {
        await using var teams = await SimulatedTeams.StartAsync();

        var issued = Assert.Single(teams.Simulator.Journal.Of(JournalKind.Token));

        Assert.Equal(SimulatedTeams.AppId, issued.Body!["clientId"]!.GetValue<string>());
        Assert.DoesNotContain(SimulatedTeams.Secret, issued.Body.ToJsonString());
    }

    [Fact]
    public async Task A_client_that_does_not_trust_the_certificate_is_not_served()
    {
        await using var teams = await SimulatedTeams.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.GetAsync(new Uri(teams.Simulator.TokenAuthority, $"{SimulatedTeams.Tenant}/v2.0/.well-known/openid-configuration")));
    }

    private static ClientSecretCredential Credential(SimulatedTeams teams, HttpClient http, string secret) =>
        new(SimulatedTeams.Tenant, SimulatedTeams.AppId, secret, new ClientSecretCredentialOptions
        {
            AuthorityHost = teams.Simulator.TokenAuthority,
            DisableInstanceDiscovery = true,
            Transport = new HttpClientTransport(http),
        });
}
