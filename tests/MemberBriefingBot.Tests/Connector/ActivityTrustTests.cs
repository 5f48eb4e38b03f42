using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Tests.Connector;

public sealed class ActivityTrustTests
{
    private const string ServiceUrl = "https://smba.trafficmanager.net/uk/";
    private static readonly Guid Tenant = new("0a0a0a0a-0000-4000-8000-000000000001");
    private static readonly Guid Stranger = new("0b0b0b0b-0000-4000-8000-000000000002");
    private static readonly Guid User = new("0c0c0c0c-0000-4000-8000-000000000003");
    private static readonly HostAllowlist Hosts = new(new ConnectorOptions());

    private static readonly Activity Good = new()
    {
        Type = "message",
        ServiceUrl = ServiceUrl,
        ChannelId = "msteams",
        From = new ChannelAccount { Id = "29:a", AadObjectId = User.ToString() },
        Conversation = new ConversationAccount { Id = "a:1", TenantId = Tenant.ToString() },
        ChannelData = new ChannelData { Tenant = new TenantRef { Id = Tenant.ToString() } },
    };

    [Fact]
    public void An_activity_of_a_known_tenant_is_trusted_as_its_sender()
    {
        Assert.Equal(new TrustVerdict.Trusted(Tenant, User, new Uri(ServiceUrl)), Judge(Good));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://smba.trafficmanager.net/uk")]
    [InlineData("https://smba.trafficmanager.net/UK/")]
    [InlineData("https://SMBA.trafficmanager.net/uk/")]
    [InlineData("https://smba.trafficmanager.net:443/uk/")]
    [InlineData("https://user@smba.trafficmanager.net/uk/")]
    [InlineData("https://smba.trafficmanager.net/us/")]
    public void An_address_that_is_not_to_the_letter_the_tokens_is_refused(string? stated)
    {
        Refuses(Good with { ServiceUrl = stated });
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("/relative")]
    [InlineData("https://evil.example/")]
    [InlineData("https://127.0.0.1/")]
    public void An_address_off_the_list_is_refused_although_the_token_vouches_for_it(string address)
    {
        Assert.IsType<TrustVerdict.Refused>(ActivityTrust.Judge(address, Good with { ServiceUrl = address }, new HashSet<Guid> { Tenant }, Hosts));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("emulator")]
    [InlineData("AseChannel")]
    [InlineData("directline")]
    [InlineData("webchat")]
    [InlineData("MSTeams")]
    public void Another_channel_is_refused(string? channel)
    {
        Refuses(Good with { ChannelId = channel });
    }

    [Fact]
    public void A_tenant_stated_in_one_place_is_enough()
    {
        Assert.IsType<TrustVerdict.Trusted>(Judge(Good with { ChannelData = null }));
        Assert.IsType<TrustVerdict.Trusted>(Judge(Good with { Conversation = null }));
    }

    [Fact]
    public void A_tenant_that_is_not_served_is_refused()
    {
        Refuses(Good with { Conversation = InTenant(Stranger.ToString()), ChannelData = null });
        Refuses(Good with { Conversation = InTenant(Stranger.ToString()), ChannelData = Saying(Stranger.ToString()) });
    }

    [Fact]
    public void Tenants_that_contradict_each_other_are_refused_even_if_one_is_served()
    {
        Refuses(Good with { ChannelData = Saying(Stranger.ToString()) });
        Refuses(Good with { Conversation = InTenant(Stranger.ToString()) });
        Refuses(Good with { ChannelData = Saying("nonsense") });
        Refuses(Good with { Conversation = InTenant("") });
    }

    [Fact]
    public void A_tenant_that_is_missing_or_not_an_id_is_refused()
    {
        Refuses(Good with { Conversation = null, ChannelData = null });
        Refuses(Good with { Conversation = InTenant("nonsense"), ChannelData = Saying("nonsense") });
        Refuses(Good with { Conversation = InTenant(Guid.Empty.ToString()), ChannelData = null });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("29:a")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void A_sender_without_an_object_id_is_refused(string? objectId)
    {
        Refuses(Good with { From = new ChannelAccount { Id = "29:a", AadObjectId = objectId } });
        Refuses(Good with { Type = "event", From = new ChannelAccount { Id = "29:a", AadObjectId = objectId } });
    }

    [Theory]
    [InlineData("event", true)]
    [InlineData("installationUpdate", true)]
    [InlineData("conversationUpdate", true)]
    [InlineData("message", false)]
    [InlineData("invoke", false)]
    public void Only_events_and_installations_may_lack_a_sender(string type, bool trusted)
    {
        var verdict = Judge(Good with { Type = type, From = null });
        Assert.Equal(trusted, verdict is TrustVerdict.Trusted { UserId: null });
    }

    private static TrustVerdict Judge(Activity activity) => ActivityTrust.Judge(ServiceUrl, activity, new HashSet<Guid> { Tenant }, Hosts);

    private static void Refuses(Activity activity) => Assert.IsType<TrustVerdict.Refused>(Judge(activity));

    private static ConversationAccount InTenant(string tenant) => new() { Id = "a:1", TenantId = tenant };

    private static ChannelData Saying(string tenant) => new() { Tenant = new TenantRef { Id = tenant } };
}
