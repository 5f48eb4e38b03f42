using System.IO.Compression;
using System.Text.Json;
using MemberBriefingBot.Commands;

namespace MemberBriefingBot.Tests.Manifest;

public sealed class PackageManifestTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mbb-manifest-");

    [Fact]
    public void The_zip_holds_the_manifest_and_both_icons_at_its_root()
    {
        var file = Package(SampleManifest.Values);

        using var zip = ZipFile.OpenRead(file);
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void Every_placeholder_is_filled_and_a_name_with_quotes_stays_valid_JSON()
    {
        using var zip = ZipFile.OpenRead(Package(SampleManifest.Values));
        using var stream = zip.GetEntry("manifest.json")!.Open();
        using var manifest = JsonDocument.Parse(stream);
        var root = manifest.RootElement;

        Assert.DoesNotContain("${", root.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(SampleManifest.Values.AppId, root.GetProperty("id").GetGuid());
        Assert.Equal(SampleManifest.Values.BotId, root.GetProperty("bots")[0].GetProperty("botId").GetGuid());
        Assert.Equal(SampleManifest.Values.BotId, root.GetProperty("webApplicationInfo").GetProperty("id").GetGuid());
        Assert.Equal(SampleManifest.Values.Council, root.GetProperty("developer").GetProperty("name").GetString());
        Assert.Equal(SampleManifest.Values.Host, root.GetProperty("validDomains")[0].GetString());
    }

    [Fact]
    public void The_same_values_give_the_same_bytes() =>
        Assert.Equal(File.ReadAllBytes(Package(SampleManifest.Values, "a.zip")), File.ReadAllBytes(Package(SampleManifest.Values, "b.zip")));

    [Theory]
    [InlineData("https://bot.example.gov.uk")]
    [InlineData("bot.example.gov.uk/api")]
    [InlineData("bot.example.gov.uk:443")]
    [InlineData("localhost")]
    [InlineData("")]
    public void A_host_that_is_not_a_bare_name_is_refused_and_nothing_is_written(string host) =>
        AssertRefused(SampleManifest.Values with { Host = host }, "host name");

    [Fact]
    public void An_empty_id_is_refused() => AssertRefused(SampleManifest.Values with { BotId = Guid.Empty }, "GUID");

    [Theory]
    [InlineData("")]
    [InlineData("The Metropolitan Borough Council of Somewhere")]
    public void A_council_name_that_Teams_would_reject_is_refused(string council) =>
        AssertRefused(SampleManifest.Values with { Council = council }, "32 characters");

    [Fact]
    public void A_page_without_https_is_refused() =>
        AssertRefused(SampleManifest.Values with { Privacy = new Uri("http://www.example.gov.uk/privacy") }, "https://");

    [Fact]
    public void A_folder_without_the_manifest_is_refused_by_the_name_of_what_is_missing()
    {
        var outcome = PackageManifest.Run(folder.FullName, SampleManifest.Values, Target("app.zip"));

        Assert.Contains("manifest.json", Assert.IsType<PackageOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Package(ManifestValues values, string name = "app.zip") =>
        Assert.IsType<PackageOutcome.Packaged>(PackageManifest.Run(SampleManifest.Folder, values, Target(name))).File;

    private void AssertRefused(ManifestValues values, string reason)
    {
        var outcome = PackageManifest.Run(SampleManifest.Folder, values, Target("app.zip"));

        Assert.Contains(reason, Assert.IsType<PackageOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
        Assert.False(File.Exists(Target("app.zip")));
    }

    private string Target(string name) => Path.Combine(folder.FullName, name);
}
