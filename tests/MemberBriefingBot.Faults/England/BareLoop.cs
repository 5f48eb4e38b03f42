using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using TeamsSimulator;

namespace MemberBriefingBot.Faults.England;

/// <summary>What the least that .NET can do costs a message: the same messages to the same people, posted by a bare HttpClient.</summary>
/// <param name="Loop">Processor time of the loop, for each message.</param>
/// <param name="Teams">Processor time of the simulated Teams, for each message.</param>
internal sealed record BareLoop(TimeSpan Loop, TimeSpan Teams)
{
    private const int AtOnce = 64;

    /// <summary>Takes off Teams' limits, rehearses with a tenth, and posts everything again.</summary>
    public static async Task<BareLoop> MeasureAsync(TeamsProcess teams, IReadOnlyList<JournalEntry> messages)
    {
        using var http = new HttpClient();
        using var lifted = await http.DeleteAsync(new Uri(teams.Site.Control, "limits"));
        lifted.EnsureSuccessStatusCode();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(teams.Site));
        var posts = messages.Select(m => (Address: new Uri(teams.Site.ServiceUrl, m.Path), Body: Encoding.UTF8.GetBytes(m.RawBody!.Value.GetRawText()))).ToList();
        await PostAsync(http, posts.Take(posts.Count / 10));
        var (loop, stub) = (Environment.CpuUsage.TotalTime, teams.ProcessorTime);
        await PostAsync(http, posts);
        return new BareLoop((Environment.CpuUsage.TotalTime - loop) / posts.Count, (teams.ProcessorTime - stub) / posts.Count);
    }

    private static Task PostAsync(HttpClient http, IEnumerable<(Uri Address, byte[] Body)> posts) =>
        Parallel.ForEachAsync(posts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (post, cancel) =>
        {
            using var content = new ByteArrayContent(post.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
            using var answer = await http.PostAsync(post.Address, content, cancel);
            answer.EnsureSuccessStatusCode();
        });

    private static async Task<string> TokenAsync(TeamsSite teams)
    {
        using var certificate = X509Certificate2.CreateFromPem(teams.AuthorityCertificatePem);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck } },
        });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Town.App,
            ["client_secret"] = Town.Secret,
            ["scope"] = "https://api.botframework.com/.default",
        });
        using var answer = await http.PostAsync(new Uri(teams.TokenAuthority, $"{Town.Tenant}/oauth2/v2.0/token"), form);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
