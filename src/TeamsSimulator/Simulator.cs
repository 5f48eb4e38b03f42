using System.Net;
using System.Security.Cryptography.X509Certificates;
using TeamsSimulator.Connector;
using TeamsSimulator.Control;
using TeamsSimulator.Faults;
using TeamsSimulator.Graph;
using TeamsSimulator.Identity;
using TeamsSimulator.Limits;
using TeamsSimulator.People;
using TeamsSimulator.Relay;

namespace TeamsSimulator;

/// <summary>
/// Stands in, on loopback, for the Bot Connector, the identity platform and the part of Graph the bot uses, and for the
/// people at the other end. It reads and writes the published protocol by itself, sharing no code with the bot, so that
/// what it says happened is evidence.
/// </summary>
public sealed class Simulator : IAsyncDisposable
{
    private readonly SimulatorOptions _options;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _restarts = new(1);
    private readonly X509Certificate2 _certificate = LoopbackCertificate.Create();
    private readonly SigningKeys _channelKeys = SigningKeys.OfChannel();
    private readonly SigningKeys _authorityKeys = SigningKeys.OfAuthority();
    private readonly Roster _roster = new();
    private readonly ActivityIds _ids;
    private readonly InboundActivities _inbound;
    private readonly BotLink _bot;
    private readonly ChannelTokens _tokens;
    private readonly Throttle _throttle;
    private readonly FaultLine _line;
    private Task _restarting = Task.CompletedTask;
    private WebApplication _app;
    private Uri? _connector;
    private Uri? _authority;

    private Simulator(SimulatorOptions options)
    {
        _options = options;
        _ids = new ActivityIds(options.Clock);
        Journal = new Journal(options.Clock, options.JournalFile);
        _inbound = new InboundActivities(options, () => ServiceUrl);
        _tokens = new ChannelTokens(options, _channelKeys, () => ServiceUrl);
        _throttle = new Throttle(options.Clock) { Limits = options.Limits };
        _line = new FaultLine(options, Journal, BeginRestart, _stopping.Token) { Script = options.Faults };
        _bot = new BotLink(options, _tokens, Journal, _ids, () => _line.Script.Redelivery);
        _app = Build(options.Port, authorityPort: 0);
    }

    /// <summary>The connector's base address, which activities and tokens to the bot name as their serviceUrl. A relay's, if relayed.</summary>
    public Uri ServiceUrl => ConnectorRelay is null ? Connector : At(Connector, ConnectorRelay.Port);

    /// <summary>Where the channel publishes its issuer and, from there, its signing keys.</summary>
    public Uri OpenIdMetadata => new(ServiceUrl, "v1/.well-known/openidconfiguration");

    /// <summary>The authority the bot's credential asks for tokens. It speaks TLS with <see cref="AuthorityCertificatePem"/>. A relay's address, if relayed.</summary>
    public Uri TokenAuthority => AuthorityRelay is null ? Authority : At(Authority, AuthorityRelay.Port);

    /// <summary>The certificate to trust for <see cref="TokenAuthority"/>; it is its own root.</summary>
    public string AuthorityCertificatePem => _certificate.ExportCertificatePem();

    /// <summary>Graph's base address with its version.</summary>
    public Uri Graph => new(ServiceUrl, "v1.0/");

    /// <summary>Where another process controls the stand-in: never behind a relay.</summary>
    public Uri Control => new(Connector, "_sim/");

    /// <summary>Stands before <see cref="ServiceUrl"/>; null if not relayed.</summary>
    public TcpRelay? ConnectorRelay { get; private set; }

    /// <summary>Stands before <see cref="TokenAuthority"/>; null if not relayed.</summary>
    public TcpRelay? AuthorityRelay { get; private set; }

    /// <summary>What goes wrong. Setting it begins counting requests anew.</summary>
    /// <exception cref="ArgumentException">The script cannot be carried out; the message says why.</exception>
    public FaultScript Faults
    {
        get => _line.Script;
        set => _line.Script = value;
    }

    /// <summary>The rate limits kept; null for none. A change holds from the next request on, with what was sent before it counted.</summary>
    public RateLimits? Limits
    {
        get => _throttle.Limits;
        set => _throttle.Limits = value;
    }

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
            simulator.TakeAddresses();
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds somebody, who has not yet installed the app.</summary>
    /// <param name="name">The display name.</param>
    /// <param name="aadObjectId">The Entra object id.</param>
    /// <param name="email">The address the directory lists, also the user principal name.</param>
    /// <param name="tenantId">The tenant they belong to; the bot's own if none is given.</param>
    /// <exception cref="ArgumentException">There is somebody with that object id.</exception>
    public TeamsPerson AddPerson(string name, Guid aadObjectId, string? email = null, string? tenantId = null)
    {
        var person = new TeamsPerson(name, aadObjectId, email, tenantId ?? _options.TenantId, _bot, _inbound, _ids, _options.Clock);
        return _roster.TryAdd(person) ? person : throw new ArgumentException($"There is somebody with the object id {aadObjectId}.", nameof(aadObjectId));
    }

    public TeamsPerson? Find(Guid aadObjectId) => _roster.Find(aadObjectId);

    /// <summary>A token such as the channel sends the bot, or one with a flaw the bot must see.</summary>
    public string IssueToken(TokenFlaw flaw = TokenFlaw.None) => _tokens.Issue(flaw);

    /// <summary>The channel signs with a new key from now on; the earlier ones stay published.</summary>
    public void RotateSigningKey() => _channelKeys.Rotate();

    /// <summary>
    /// The connector and the token authority go down: every connection is reset, new ones are refused for that long, then both
    /// serve again on the same ports. What people were shown stays. Relays stay up.
    /// </summary>
    public async Task RestartAsync(TimeSpan downFor = default)
    {
        await _restarts.WaitAsync(_stopping.Token);
        try
        {
            await _app.DisposeAsync();
            await Task.Delay(downFor, _options.Clock, _stopping.Token);
            _app = Build(Connector.Port, Authority.Port);
            await _app.StartAsync(_stopping.Token);
        }
        finally
        {
            _restarts.Release();
        }
    }

    /// <summary>The last restart nobody waited for; done when the connector serves again.</summary>
    internal Task Restarting => _restarting;

    /// <summary>Restarts without anybody waiting for it: a request cannot outlive the connection it came on.</summary>
    internal void BeginRestart(TimeSpan downFor) => _restarting = Task.Run(() => RestartAsync(downFor));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _restarting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var relay in ((TcpRelay?[])[ConnectorRelay, AuthorityRelay]).OfType<TcpRelay>())
        {
            await relay.DisposeAsync();
        }

        await _app.DisposeAsync();
        _stopping.Dispose();
        _restarts.Dispose();
        _bot.Dispose();
        _certificate.Dispose();
        Journal.Dispose();
    }

    private WebApplication Build(int connectorPort, int authorityPort)
    {
        // Empty, so that settings and variables meant for a host in the same process or folder do not reach the stand-in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, connectorPort);
            kestrel.Listen(IPAddress.Loopback, authorityPort, listener => listener.UseHttps(_certificate));
        });

        var app = builder.Build();
        var tokens = new AccessTokens(_options, _authorityKeys);
        var reach = new Reach(_roster, _options.TenantId);
        var activities = new Activities(reach, _ids, _options.Clock);
        var conversations = new Conversations(reach, activities);
        new ConnectorEndpoints(tokens, conversations, activities, reach, _throttle, _line).Map(app);
        new IdentityEndpoints(_options, _channelKeys, _authorityKeys, _line).Map(app);
        new TokenEndpoint(_options, tokens, _line).Map(app);
        new GraphEndpoints(tokens, _roster, _options.TenantId, _line).Map(app);
        new ControlEndpoints(this).Map(app);
        new FaultControl(this).Map(app);
        app.Map("/{**path}", RefuseUnknown);
        return app;
    }

    /// <summary>What no part of the stand-in serves is journalled too, so that a stray request shows.</summary>
    private Task RefuseUnknown(HttpContext context)
    {
        const int status = StatusCodes.Status404NotFound;
        const string reason = "This stand-in does not serve such a request.";
        Journal.Append(Recorded.From(context, JournalKind.Refused) with { Status = status, Reason = reason });
        return JsonAnswer.WriteAsync(context, status, JsonAnswer.Error("NotFound", reason));
    }

    private Uri Connector => _connector ?? throw new InvalidOperationException("The simulator has not started.");

    private Uri Authority => _authority ?? throw new InvalidOperationException("The simulator has not started.");

    private void TakeAddresses()
    {
        var listening = _app.Urls.Select(url => new Uri(url)).ToList();
        _connector = listening.First(url => url.Scheme == Uri.UriSchemeHttp);
        _authority = listening.First(url => url.Scheme == Uri.UriSchemeHttps);
        if (_options.Relayed)
        {
            ConnectorRelay = TcpRelay.Start(new IPEndPoint(IPAddress.Loopback, _connector.Port), _options.Clock);
            AuthorityRelay = TcpRelay.Start(new IPEndPoint(IPAddress.Loopback, _authority.Port), _options.Clock);
        }
    }

    private static Uri At(Uri address, int port) => new UriBuilder(address) { Port = port }.Uri;
}
