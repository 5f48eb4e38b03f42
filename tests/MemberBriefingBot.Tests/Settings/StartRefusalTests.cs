using MemberBriefingBot.Commands;
using MemberBriefingBot.Settings;

namespace MemberBriefingBot.Tests.Settings;

/// <summary>A bot that is told something wrong does not start, and says what to write instead.</summary>
public sealed class StartRefusalTests
{
    [Fact]
    public async Task The_least_a_council_must_write_is_enough() => Assert.Empty(await GivenSettings.ProblemsAsync(GivenSettings.With()));

    [Theory]
    [InlineData("Councils:0:Id", "St Helens", "Councils:0:Id must be 2 to 40 lower-case letters, digits and hyphens, such as st-helens.")]
    [InlineData("Councils:0:Id", null, "Councils:0:Id is missing. Write a short name that never changes, such as st-helens.")]
    [InlineData("Councils:0:Name", null, "Councils:0:Name is missing. Write the council's name, as people read it.")]
    [InlineData("Councils:0:TenantId", null, "Councils:0:TenantId is missing. Write the council's Microsoft 365 tenant id.")]
    [InlineData("Councils:0:TenantId", "00000000-0000-0000-0000-000000000000", "Councils:0:TenantId is missing. Write the council's Microsoft 365 tenant id.")]
    [InlineData("Councils:0:AnswerDays", "61", "Councils:0:AnswerDays is 61, but must be between 1 and 60.")]
    [InlineData("Councils:0:Governance:CallInDays", "0", "Councils:0:Governance:CallInDays is 0, but must be between 1 and 60.")]
    [InlineData("Councils:0:Elections:0:NoticeOn", "2027-03-01", "Councils:0:Elections:0:PollOn is missing. Write the day of the poll, such as 2027-05-06.")]
    [InlineData("Councils:0:Elections:0:PollOn", "2029-05-03", "Councils:0:Elections:0:PollOn is 2029-05-03, a year whose bank holidays are not known here.")]
    [InlineData("Connector:AppId", null, "Connector:AppId is missing. Write the application (client) id of the bot's registration in Microsoft Entra.")]
    [InlineData("Connector:AppId", "member-briefing", "Connector:AppId is member-briefing, which is not an application id. Write the application (client) id of the bot's registration in Microsoft Entra, such as 2f0c1d5e-8a4b-4c6d-9e1f-3a5b7c9d0e2f.")]
    [InlineData("Connector:AppId", "{00000000-0000-4000-8000-0000000000b0}", "Connector:AppId is {00000000-0000-4000-8000-0000000000b0}, which is not an application id. Write the application (client) id of the bot's registration in Microsoft Entra, such as 2f0c1d5e-8a4b-4c6d-9e1f-3a5b7c9d0e2f.")]
    [InlineData("Connector:AppId", "00000000-0000-0000-0000-000000000000", "Connector:AppId is 00000000-0000-0000-0000-000000000000, which is not an application id. Write the application (client) id of the bot's registration in Microsoft Entra, such as 2f0c1d5e-8a4b-4c6d-9e1f-3a5b7c9d0e2f.")]
    [InlineData("Connector:Timeout", "00:02:00", "Connector:Timeout is 00:02:00, but must be between 00:00:01 and 00:01:00.")]
    [InlineData("Credential:Kind", "Certificate", "Credential:CertificatePath is missing. Credential:Kind Certificate needs it: write the path of the certificate file.")]
    [InlineData("Credential:Kind", "WorkloadIdentity", "Credential:TenantId is missing. Credential:Kind WorkloadIdentity needs it: write the Microsoft 365 tenant id of the bot's registration.")]
    [InlineData("Graph:BaseUrl", "graph.microsoft.com", "Graph:BaseUrl is graph.microsoft.com, which is not a whole address. It must begin with https://.")]
    [InlineData("Teams:DefaultServiceUrl", "https://elsewhere.example/", "Teams:DefaultServiceUrl is https://elsewhere.example/, a host the bot may not send to. Correct it, or add its host to Connector:AllowedHosts.")]
    public async Task A_setting_that_is_missing_or_wrong_is_named_with_what_to_write(string name, string? value, string expected) =>
        Assert.Contains(expected, await GivenSettings.ProblemsAsync(GivenSettings.With((name, value))));

    [Theory]
    [InlineData("Connector:Timeout", "soon")]
    [InlineData("Councils:0:TenantId", "ours")]
    [InlineData("Credential:Kind", "Password")]
    public async Task A_value_of_another_kind_is_named(string name, string value) =>
        Assert.Contains(name, Assert.Single(await GivenSettings.ProblemsAsync(GivenSettings.With((name, value)))));

    [Fact]
    public async Task No_council_is_refused() =>
        Assert.StartsWith(
            "No council is configured. Set Councils:0:Id",
            Assert.Single(await GivenSettings.ProblemsAsync(GivenSettings.With(GivenSettings.Least.Keys.Where(k => k.StartsWith("Councils", StringComparison.Ordinal)).Select(k => (k, (string?)null))))));

    [Theory]
    [InlineData("mereside", "00000000-cccc-4000-8000-000000000002")]
    [InlineData("westside", "00000000-cccc-4000-8000-000000000001")]
    public async Task Two_councils_may_share_neither_id_nor_tenant(string id, string tenant) =>
        Assert.Equal(
            ["Two councils share an id or a tenant. Each must have its own."],
            await GivenSettings.ProblemsAsync(GivenSettings.With(("Councils:1:Id", id), ("Councils:1:Name", "Another"), ("Councils:1:TenantId", tenant))));

    [Fact]
    public async Task Both_stores_at_once_are_refused() =>
        Assert.Equal(
            ["Store:Postgres and Store:SqliteFile are both set. Keep the one that is meant."],
            await GivenSettings.ProblemsAsync(GivenSettings.With(("Store:Postgres", "Host=127.0.0.1"), ("Store:SqliteFile", "briefings.db"))));

    [Theory]
    [InlineData("Host=db.council.example;Username=bot;Password=not-to;be-shown")]
    [InlineData("Host=db.council.example;Username=bot;Password='not-to-be-shown")]
    [InlineData("Host=db.council.example;Port=not-to-be-shown")]
    [InlineData("Host=db.council.example;Port=99999999999999999999")]
    [InlineData("Host=db.council.example;SSL Mode=not-to-be-shown")]
    [InlineData("postgresql://bot:not-to-be-shown@db.council.example/memberbriefing")]
    [InlineData("Database=not-to-be-shown")]
    public async Task A_connection_string_that_cannot_be_read_is_refused_and_nothing_of_it_repeated(string connection) =>
        Assert.Equal(
            ["Store:Postgres is not a connection string that names a host. Write it as docs/configuration.md shows; a value that holds ; = or a quotation mark goes between single quotes, with each single quote in it written twice."],
            await GivenSettings.ProblemsAsync(GivenSettings.With(("Store:Postgres", connection))));

    [Theory]
    [InlineData("run")]
    [InlineData("migrate")]
    public async Task And_the_program_ends_with_the_code_for_a_wrong_setting(string command) =>
        Assert.Equal(ExitCodes.Wrong, await CommandLine.RunAsync([command, .. GivenSettings.With(("Store:Postgres", "Host=db;Password=a;b")).SelectMany(s => new[] { "--set", s[2..] })]));

    [Theory]
    [InlineData("Connector:OpenIdMetadata", "http://login.elsewhere.example/keys", "Development")]
    [InlineData("Connector:OpenIdMetadata", "http://127.0.0.1:5001/keys", "Production")]
    [InlineData("Credential:Authority", "http://login.elsewhere.example/", "Development")]
    [InlineData("Credential:Authority", "http://127.0.0.1:5001/", "Production")]
    [InlineData("Graph:BaseUrl", "http://graph.elsewhere.example/v1.0", "Development")]
    [InlineData("Graph:BaseUrl", "http://127.0.0.1:5001/v1.0", "Production")]
    [InlineData("Teams:DefaultServiceUrl", "http://smba.trafficmanager.net/emea/", "Development")]
    public async Task An_address_without_TLS_is_refused(string name, string value, string environment) =>
        Assert.Equal(
            [$"{name} is {value}, but it must begin with https://. Only in the Development environment may it be http, and then only to this machine."],
            await GivenSettings.ProblemsAsync(GivenSettings.With((name, value), ("environment", environment))));

    [Fact]
    public async Task In_Development_a_stand_in_on_this_machine_needs_no_TLS() =>
        Assert.Empty(await GivenSettings.ProblemsAsync(GivenSettings.With(
            ("environment", "Development"), ("Connector:AllowLoopback", "true"), ("Connector:OpenIdMetadata", "http://127.0.0.1:5001/keys"),
            ("Graph:BaseUrl", "http://localhost:5001/v1.0"), ("Teams:DefaultServiceUrl", "http://127.0.0.1:5001/"))));

    [Theory]
    [InlineData("Teams:AllowUnauthenticated", "true", "Teams:AllowUnauthenticated")]
    [InlineData("Connector:AllowLoopback", "true", "Connector:AllowLoopback")]
    [InlineData("Credential:Kind", "None", "Credential:Kind None")]
    [InlineData("Credential:Kind", "Secret", "Credential:Kind Secret")]
    [InlineData("Credential:TrustedAuthorityPem", "authority.pem", "Credential:TrustedAuthorityPem")]
    public async Task What_is_for_trying_out_is_refused_anywhere_but_in_Development(string name, string value, string named)
    {
        (string, string?)[] switched = [(name, value), ("Credential:TenantId", "00000000-cccc-4000-8000-000000000001")];

        Assert.StartsWith($"{named} is for trying the bot out", Assert.Single(await GivenSettings.ProblemsAsync(GivenSettings.With(switched))));
        Assert.Empty(await GivenSettings.ProblemsAsync(GivenSettings.With([.. switched, ("environment", "Development")])));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(3, (await GivenSettings.ProblemsAsync(GivenSettings.With(("Connector:AppId", null), ("Connector:AllowLoopback", "true"), ("Teams:AllowUnauthenticated", "true")))).Length);

    [Fact]
    public async Task The_host_itself_refuses_to_start()
    {
        await using var bot = BotHost.Build(GivenSettings.With(("Connector:AppId", null)), TimeProvider.System, loops: false);

        await Assert.ThrowsAsync<SettingsException>(() => bot.StartAsync());
    }

    [Fact]
    public async Task A_run_with_a_wrong_setting_ends_before_it_touches_the_store()
    {
        var store = Path.Combine(Path.GetTempPath(), $"mbb-{Guid.NewGuid():N}.db");

        var code = await CommandLine.RunAsync(["run", .. GivenSettings.With(("Connector:AppId", null), ("Store:SqliteFile", store)).SelectMany(s => new[] { "--set", s[2..] })]);

        Assert.Equal((ExitCodes.Wrong, false), (code, File.Exists(store)));
    }
}
