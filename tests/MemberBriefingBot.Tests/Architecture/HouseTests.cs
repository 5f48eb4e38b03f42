using System.Xml.Linq;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Architecture;

public sealed class HouseTests
{
    [Fact]
    public void The_rules_read_every_assembly_of_the_product()
    {
        Assert.Equal(["MemberBriefingBot", "MemberBriefingBot.Connector", "MemberBriefingBot.Core", "TeamsSimulator"], Product.AssemblyNames);
        Assert.All(Product.AssemblyNames, assembly => Assert.NotEmpty(Product.EverythingIn(assembly)));
    }

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTime.Today")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Diagnostics.Stopwatch.GetTimestamp")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    [InlineData("M:System.Threading.Tasks.Task.Delay(System.TimeSpan)")]
    public void A_clock_of_the_machine_is_banned(string symbol) =>
        Assert.Contains(
            File.ReadLines(Checkout.Path("BannedSymbols.txt")),
            line => line.StartsWith(symbol + ";", StringComparison.Ordinal));

    [Fact]
    public void The_ban_and_the_warnings_that_enforce_it_hold_for_every_project()
    {
        var build = XDocument.Load(Checkout.Path("Directory.Build.props"));

        Assert.Contains(build.Descendants("AdditionalFiles"), file => file.Attribute("Include")!.Value.EndsWith("BannedSymbols.txt", StringComparison.Ordinal));
        Assert.Contains(build.Descendants("PackageReference"), package => package.Attribute("Include")!.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Equal("true", build.Descendants("TreatWarningsAsErrors").Single().Value);
    }

    [Fact]
    public void No_source_switches_a_rule_off()
    {
        var switches = Directory.EnumerateFiles(Checkout.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Any(line => line.Contains("#pragma", StringComparison.Ordinal)
                                                            || line.Contains("SuppressMessage", StringComparison.Ordinal)));

        Assert.Empty(switches);
    }
}
