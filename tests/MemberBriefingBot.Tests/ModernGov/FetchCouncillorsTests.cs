using System.Net.Http.Headers;
using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.ModernGov;
using MemberBriefingBot.Tests.Connector;
using Microsoft.Extensions.Hosting.Internal;

namespace MemberBriefingBot.Tests.ModernGov;

public sealed class FetchCouncillorsTests
{
    private const string Address = "https://mereside.moderngov.example/mgWebService.asmx/GetCouncillorsByWard";

    private const string TheList = """
        <?xml version="1.0" encoding="utf-8"?>
        <councillorsbyward><wards><ward><wardtitle> Northmere </wardtitle><councillors><councillor>
          <councillorid>1</councillorid><fullusername>Councillor Ada Alder</fullusername>
          <homeaddress><email>ada@home.invalid</email></homeaddress><workaddress><email>ada@mereside.invalid</email></workaddress>
        </councillor></councillors></ward></wards></councillorsbyward>
        """;

    [Fact]
    public async Task The_list_is_fetched_and_read_as_a_saved_file_is()
    {
        var network = Answering(200, TheList, "text/xml");

        var read = Assert.IsType<FileReading<ListedWard>.Read>(await FetchAsync(network));

        var councillor = Assert.Single(Assert.Single(read.Rows).Councillors);
        Assert.Equal(("1", "Ada Alder", "ada@mereside.invalid"), (councillor.ExternalId, councillor.FullName, councillor.WorkEmail));
        Assert.Equal((HttpMethod.Get, Address), (network.LastMethod, network.LastAddress!.AbsoluteUri));
    }

    [Theory]
    [InlineData(null, "Production", "ModernGov:Endpoint is not set")]
    [InlineData("http://mereside.moderngov.example/list", "Development", "it must begin with https://")]
    [InlineData("http://127.0.0.1/list", "Production", "it must begin with https://")]
    [InlineData("mereside.moderngov.example", "Production", "not a whole address")]
    public async Task Without_a_usable_address_nothing_is_asked(string? address, string environment, string said)
    {
        var network = Answering(200, TheList, "text/xml");

        Assert.Contains(said, Refused(await FetchAsync(network, address, environment)));
        Assert.Equal(0, network.Calls);
    }

    [Fact]
    public async Task In_Development_this_machine_may_be_asked_without_TLS() =>
        Assert.IsType<FileReading<ListedWard>.Read>(await FetchAsync(Answering(200, TheList, "text/xml"), "http://127.0.0.1:5001/list", "Development"));

    [Theory]
    [InlineData(403, "turned the bot away (403)")]
    [InlineData(401, "turned the bot away (401)")]
    [InlineData(404, "Correct ModernGov:Endpoint")]
    [InlineData(500, "answered 500 instead of the list")]
    [InlineData(204, "answered 204 instead of the list")]
    public async Task An_answer_without_the_list_says_what_to_do(int status, string said) =>
        Assert.Contains(said, Refused(await FetchAsync(Answering(status, "Access denied", "text/plain"))));

    [Fact]
    public async Task A_redirect_is_named_and_not_followed()
    {
        var network = new StubNetwork((_, _) => Task.FromResult(StubNetwork.Answer(302, "", ("Location", "https://elsewhere.example/list"))));

        Assert.Contains("https://elsewhere.example/list, which is not followed", Refused(await FetchAsync(network)));
        Assert.Equal(1, network.Calls);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Checking your browser</body></html>", "text/html")]
    [InlineData("\r\n  <!doctype HTML><p>Sign in", "text/xml")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", "application/xml")]
    [InlineData("Please wait", "text/html")]
    public async Task A_web_page_is_not_taken_for_the_list(string page, string mediaType) =>
        Assert.Contains("a web page instead of the list", Refused(await FetchAsync(Answering(200, page, mediaType))));

    [Fact]
    public async Task A_list_cut_off_half_way_is_refused_whole() =>
        Assert.Contains("not XML that can be read", Refused(await FetchAsync(Answering(200, TheList[..200], "text/xml"))));

    [Fact]
    public async Task An_endless_answer_is_cut_off() =>
        Assert.Contains("more than 16 MB", Refused(await FetchAsync(Answering(200, new string(' ', (16 * 1024 * 1024) + 1), "text/xml"))));

    [Fact]
    public async Task A_site_that_does_not_answer_is_given_up() =>
        Assert.Contains("did not answer within 30 seconds", Refused(await FetchAsync(Failing(new TaskCanceledException("late", new TimeoutException())))));

    [Fact]
    public async Task A_site_that_cannot_be_reached_is_named() =>
        Assert.Contains("mereside.moderngov.example could not be reached (NameResolutionError)", Refused(await FetchAsync(Failing(new HttpRequestException(HttpRequestError.NameResolutionError)))));

    [Fact]
    public async Task Whoever_stops_the_command_stops_the_fetch()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        using var fetch = new FetchCouncillors(new ModernGovOptions { Endpoint = new Uri(Address) }, new HostingEnvironment { EnvironmentName = "Production" }, new StubNetwork((_, cancel) => Task.FromCanceled<HttpResponseMessage>(cancel)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch.HandleAsync(stopped.Token));
    }

    private static async Task<FileReading<ListedWard>> FetchAsync(StubNetwork network, string? address = Address, string environment = "Production")
    {
        var options = new ModernGovOptions { Endpoint = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute) };
        using var fetch = new FetchCouncillors(options, new HostingEnvironment { EnvironmentName = environment }, network);
        return await fetch.HandleAsync(default);
    }

    private static string Refused(FileReading<ListedWard> reading)
    {
        var reason = Assert.IsType<FileReading<ListedWard>.NotReadable>(reading).Reason;
        Assert.Contains("othing was changed", reason);
        return reason;
    }

    private static StubNetwork Answering(int status, string body, string mediaType) => new((_, _) =>
    {
        var answer = StubNetwork.Answer(status, body);
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return Task.FromResult(answer);
    });

    private static StubNetwork Failing(Exception failure) => new((_, _) => throw failure);
}
