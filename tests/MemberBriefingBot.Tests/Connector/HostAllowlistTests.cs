using MemberBriefingBot.Connector;

namespace MemberBriefingBot.Tests.Connector;

public sealed class HostAllowlistTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/uk/")]
    [InlineData("https://SMBA.TrafficManager.net/teams")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://one.council.example/")]
    [InlineData("https://a.b.council.example/")]
    public void A_host_on_the_list_is_permitted(string address) => Assert.True(Permits(address));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://user:word@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?to=evil.example")]
    [InlineData("https://smba.trafficmanager.net/#evil.example")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil-smba.trafficmanager.net/")]
    [InlineData("https://x.smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmаnager.net/")]
    [InlineData("https://council.example/")]
    [InlineData("https://evilcouncil.example/")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://192.168.1.1/")]
    public void Any_other_address_is_not(string address) => Assert.False(Permits(address));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("https://[::1]:5000/", true)]
    [InlineData("http://user@localhost/", false)]
    [InlineData("file://localhost/etc/passwd", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    public void Development_adds_this_machine_and_nothing_else(string address, bool permitted) =>
        Assert.Equal(permitted, new HostAllowlist(new ConnectorOptions { AllowLoopback = true }).Permits(new Uri(address)));

    private static bool Permits(string address) =>
        new HostAllowlist(new ConnectorOptions { AllowedHosts = { ".council.example" } }).Permits(new Uri(address));
}
