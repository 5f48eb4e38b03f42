using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.Settings;

namespace MemberBriefingBot.ModernGov;

/// <summary>Fetches the list of councillors from the council's ModernGov; it is read exactly as a saved file is.</summary>
internal sealed class FetchCouncillors : IDisposable
{
    /// <summary>Councils have 15 to 120 members; their lists are below a tenth of this.</summary>
    private const int SizeLimit = 16 * 1024 * 1024;

    private const string OrAFile = "Or open the address in a browser, save what it shows, and import that file.";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ModernGovOptions _options;
    private readonly IHostEnvironment _environment;
    private readonly HttpClient _http;

    /// <param name="network">Must follow no redirects: the list is believed because of where it comes from.</param>
    public FetchCouncillors(ModernGovOptions options, IHostEnvironment environment, HttpMessageHandler network)
    {
        (_options, _environment) = (options, environment);
        _http = new HttpClient(network) { Timeout = s_patience, MaxResponseContentBufferSize = SizeLimit };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("MemberBriefingBot", "1.0"));
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/xml, application/xml");
    }

    public async Task<FileReading<ListedWard>> HandleAsync(CancellationToken cancel)
    {
        const string setting = $"{ModernGovOptions.Section}:{nameof(ModernGovOptions.Endpoint)}";
        if (_options.Endpoint is not { } address)
        {
            return NotReadable($"{setting} is not set, so nothing was fetched and nothing was changed. "
                + "Write the council's own address, such as https://council.moderngov.co.uk/mgWebService.asmx/GetCouncillorsByWard, or import a saved file.");
        }

        return AddressRule.Problem(setting, address, _environment.IsDevelopment()) is { } problem
            ? NotReadable($"{problem} Nothing was fetched and nothing was changed.")
            : await FetchAsync(address, cancel);
    }

    public void Dispose() => _http.Dispose();

    private async Task<FileReading<ListedWard>> FetchAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            using var answer = await _http.GetAsync(address, cancel);
            return answer.StatusCode == HttpStatusCode.OK ? await ReadAsync(answer.Content, address, cancel) : NotReadable(WhyRefused(answer, address));
        }
        catch (TaskCanceledException late) when (late.InnerException is TimeoutException)
        {
            return NotReadable($"{address.Host} did not answer within {s_patience.TotalSeconds:0} seconds. Nothing was changed. Try again later. {OrAFile}");
        }
        catch (HttpRequestException tooLarge) when (tooLarge.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return NotReadable($"{address.Host} sent more than {SizeLimit / 1024 / 1024} MB, which no list of councillors is, so it was not read. Nothing was changed. Check ModernGov:Endpoint.");
        }
        catch (HttpRequestException unreachable)
        {
            return NotReadable($"{address.Host} could not be reached ({unreachable.HttpRequestError}). Nothing was changed. Check the network and ModernGov:Endpoint. {OrAFile}");
        }
    }

    private static async Task<FileReading<ListedWard>> ReadAsync(HttpContent content, Uri address, CancellationToken cancel)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancel);
        return IsWebPage(content.Headers.ContentType?.MediaType, bytes)
            ? NotReadable($"{address.Host} answered with a web page instead of the list, as a bot shield or a sign-in page does. Nothing was changed. Ask whoever runs the site to let this machine through. {OrAFile}")
            : CouncillorsByWardFile.Read(new MemoryStream(bytes));
    }

    /// <summary>ModernGov puts HTML inside its elements, but no answer of its service begins with it.</summary>
    private static bool IsWebPage(string? mediaType, ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 256)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return mediaType is "text/html" or "application/xhtml+xml"
            || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static string WhyRefused(HttpResponseMessage answer, Uri address) => (int)answer.StatusCode switch
    {
        401 or 403 => $"{address.Host} turned the bot away ({(int)answer.StatusCode}), as the bot shield of many councils does. Nothing was changed. Ask whoever runs the site to let this machine through. {OrAFile}",
        404 => $"{address.Host} has nothing at that address (404). Nothing was changed. Correct ModernGov:Endpoint.",
        >= 300 and < 400 => $"{address.Host} sends callers on to {answer.Headers.Location?.ToString() ?? "another address"}, which is not followed. Nothing was changed. If that is right, write it into ModernGov:Endpoint.",
        var status => $"{address.Host} answered {status} instead of the list. Nothing was changed. Try again later. {OrAFile}",
    };

    private static FileReading<ListedWard>.NotReadable NotReadable(string reason) => new(reason);
}
