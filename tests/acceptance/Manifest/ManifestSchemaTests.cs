using System.IO.Compression;
using System.Text.Json.Nodes;
using MemberBriefingBot.Acceptance.Given;
using MemberBriefingBot.Commands;
using MemberBriefingBot.Tests.Manifest;

namespace MemberBriefingBot.Acceptance.Manifest;

public sealed class ManifestSchemaTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mbb-manifest-");

    [NodeFact]
    public async Task The_packaged_manifest_is_valid_against_its_schema() =>
        Assert.Equal(string.Empty, await FaultsAsync(Packaged()));

    [NodeFact]
    public void The_manifest_is_of_the_newest_version_there_is_a_schema_for()
    {
        var newest = Directory.GetDirectories(Node.Module("@microsoft", "app-manifest", "build", "json-schemas", "teams"))
            .Select(path => Version.TryParse(Path.GetFileName(path).TrimStart('v'), out var version) ? version : new Version(0, 0))
            .Max();

        Assert.Equal(newest!.ToString(), (string?)Packaged()["manifestVersion"]);
    }

    [NodeFact]
    public async Task A_command_without_a_title_is_caught()
    {
        var manifest = Packaged();
        manifest["bots"]![0]!["commandLists"]![0]!["commands"]![0]!.AsObject().Remove("title");

        Assert.Contains("title", await FaultsAsync(manifest), StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task A_name_that_is_too_long_is_caught()
    {
        var manifest = Packaged();
        manifest["name"]!["short"] = new string('x', 31);

        Assert.Contains("/name/short", await FaultsAsync(manifest), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private JsonNode Packaged()
    {
        var file = Path.Combine(folder.FullName, "app.zip");
        Assert.IsType<PackageOutcome.Packaged>(PackageManifest.Run(SampleManifest.Folder, SampleManifest.Values, file));
        using var zip = ZipFile.OpenRead(file);
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(manifest)!;
    }

    private static Task<string> FaultsAsync(JsonNode manifest) => NodeScript.RunAsync("manifest-schema.mjs", manifest.ToJsonString());
}
