using System.Net;
using System.Security.Cryptography.X509Certificates;
using TeamsSimulator.Connector;
using TeamsSimulator.Control;
using TeamsSimulator.Graph;
using TeamsSimulator.Identity;
using TeamsSimulator.People;

namespace TeamsSimulator;

/// <summary>
/// Stands in, on loopback, for the Bot Connector, the identity platform and the part of Graph the bot uses, and for the
/// people at the other end. It reads and writes the published protocol by itself, sharing no code with the bot, so that
/// what it says happened is evidence.
/// </summary>
public sealed class Simulator : IAsyncDisposable
{
    private readonly SimulatorOptions _options;
    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate = LoopbackCertificate.Create();
    private readonly SigningKeys _channelKeys = SigningKeys.OfChannel();
    private readonly SigningKeys _authorityKeys = SigningKeys.OfAuthority();
    private readonly Roster _roster = new();
    private readonly ActivityIds _ids;
    private readonly InboundActivities _inbound;
    private readonly BotLink _bot;
    private readonly ChannelTokens _tokens;

    private Simulator(SimulatorOptions options)
    {
        _options = options;
        _ids = new ActivityIds(options.Clock);
        Journal = new Journal(options.Clock, options.JournalFile);
        _inbound = new InboundActivities(options, () => ServiceUrl);
        _tokens = new ChannelTokens(options, _channelKeys, () => ServiceUrl);
        _bot = new BotLink(options, _tokens, Journal);
        _app = Build();
    }

    /// <summary>The connector's base address, which activities and tokens to the bot name as their serviceUrl.</summary>
    public Uri ServiceUrl => AddressOf(Uri.UriSchemeHttp);

    /// <summary>Where the channel publishes its issuer and, from there, its signing keys.</summary>
    public Uri OpenIdMetadata => new(ServiceUrl, "v1/.well-known/openidconfiguration");

    /// <summary>The authority the bot's credential asks for tokens. It speaks TLS with <see cref="AuthorityCertificatePem"/>.</summary>
    public Uri TokenAuthority => AddressOf(Uri.UriSchemeHttps);

    /// <summary>The certificate to trust for <see cref="TokenAuthority"/>; it is its own root.</summary>
    public string AuthorityCertificatePem => _certificate.ExportCertificatePem();

    /// <summary>Graph's base address with its version.</summary>
    public Uri Graph => new(ServiceUrl, "v1.0/");

    public Journal Journal { get; }

    /// <summary>The bot's messaging endpoint. People cannot act until it is set.</summary>
    public Uri? BotEndpoint
    {
        get => _bot.Endpoint;
        set => _bot.Endpoint = value;
    }

    public static async Task<Simulator> StartAsync(SimulatorOptions options, CancellationToken cancel = default)
    {
        var simulator = new Simulator(options);
        try
        {
            await simulator._app.StartAsync(cancel);
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds somebody to the tenant, who has not yet installed the app.</summary>
    /// <param name="name">The display name.</param>
    /// <param name="aadObjectId">The Entra object id.</param>
    /// <param name="email">The address the directory lists, also the user principal name.</param>
    /// <exception cref="ArgumentException">The tenant has somebody with that object id.</exception>
    public TeamsPerson AddPerson(string name, Guid aadObjectId, string? email = null)
    {
        var person = new TeamsPerson(name, aadObjectId, email, _bot, _inbound, _ids, _options.Clock);
        return _roster.TryAdd(person) ? person : throw new ArgumentException($"The tenant has somebody with the object id {aadObjectId}.", nameof(aadObjectId));
    }

    public TeamsPerson? Find(Guid aadObjectId) => _roster.Find(aadObjectId);

    /// <summary>A token such as the channel sends the bot, or one with a flaw the bot must see.</summary>
    public string IssueToken(TokenFlaw flaw = TokenFlaw.None) => _tokens.Issue(flaw);

    /// <summary>The channel signs with a new key from now on; the earlier ones stay published.</summary>
    public void RotateSigningKey() => _channelKeys.Rotate();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _bot.Dispose();
        _certificate.Dispose();
        Journal.Dispose();
    }

    private WebApplication Build()
    {
        // Empty, so that settings and variables meant for a host in the same process or folder do not reach the stand-in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, _options.Port);
            kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseHttps(_certificate));
        });

        var app = builder.Build();
        var tokens = new AccessTokens(_options, _authorityKeys);
        var reach = new Reach(_roster);
        var activities = new Activities(reach, _ids, _options.Clock);
        var conversations = new Conversations(reach, activities, _options.TenantId);
        new ConnectorEndpoints(_options, tokens, conversations, activities, Journal).Map(app);
        new IdentityEndpoints(_options, _channelKeys, _authorityKeys, Journal).Map(app);
        new TokenEndpoint(_options, tokens, Journal).Map(app);
        new GraphEndpoints(tokens, _roster, Journal).Map(app);
        new ControlEndpoints(this).Map(app);
        app.Map("/{**path}", RefuseUnknown);
        return app;
    }

    /// <summary>What no part of the stand-in serves is journalled too, so that a stray request shows.</summary>
    private Task RefuseUnknown(HttpContext context)
    {
        const int status = StatusCodes.Status404NotFound;
        const string reason = "This stand-in does not serve such a request.";
        Journal.Append(Recorded.From(context, JournalKind.Refused, status) with { Reason = reason });
        return JsonAnswer.WriteAsync(context, status, JsonAnswer.Error("NotFound", reason));
    }

    private Uri AddressOf(string scheme) => _app.Urls.Select(url => new Uri(url)).First(url => url.Scheme == scheme);
}
