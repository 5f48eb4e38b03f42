using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace MemberBriefingBot.Commands;

/// <summary>What a council puts in place of the manifest's placeholders.</summary>
/// <param name="AppId">The Teams app's own id: any new GUID, kept for every later version.</param>
/// <param name="BotId">The application (client) id of the bot's identity in Entra.</param>
/// <param name="Host">The name the bot is reached by from the internet, without scheme, port or path.</param>
/// <param name="Council">The council's name as Teams shows it; at most 32 characters.</param>
/// <param name="Website">A page about the app, with whom to ask; https.</param>
/// <param name="Privacy">The council's privacy notice; https.</param>
/// <param name="Terms">The council's terms of use; https.</param>
public sealed record ManifestValues(Guid AppId, Guid BotId, string Host, string Council, Uri Website, Uri Privacy, Uri Terms);

/// <summary>What came of packaging.</summary>
public abstract record PackageOutcome
{
    private PackageOutcome()
    {
    }

    /// <summary>The zip to upload to Teams was written.</summary>
    public sealed record Packaged(string File) : PackageOutcome;

    /// <summary>Nothing was written; the reason says what to change.</summary>
    public sealed record Refused(string Reason) : PackageOutcome;
}

/// <summary>Makes the zip that Teams accepts from the manifest's template and icons.</summary>
public static class PackageManifest
{
    private const int LongestCouncil = 32; // developer.name in the manifest's schema
    private static readonly string[] Icons = ["color.png", "outline.png"];

    // The same values always give the same bytes.
    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Fills the template in <paramref name="folder"/> and writes it with its icons to <paramref name="file"/>.</summary>
    public static PackageOutcome Run(string folder, ManifestValues values, string file)
    {
        var missing = Icons.Prepend("manifest.json").FirstOrDefault(name => !File.Exists(Path.Combine(folder, name)));
        if (missing is not null)
        {
            return new PackageOutcome.Refused($"{missing} is not in {folder}. Name the folder that holds the manifest and its icons.");
        }

        if (Objection(values) is { } objection)
        {
            return new PackageOutcome.Refused(objection);
        }

        var manifest = Fill(File.ReadAllText(Path.Combine(folder, "manifest.json")), values);
        using var zip = new ZipArchive(File.Create(file), ZipArchiveMode.Create);
        Add(zip, "manifest.json", Encoding.UTF8.GetBytes(manifest));
        foreach (var icon in Icons)
        {
            Add(zip, icon, File.ReadAllBytes(Path.Combine(folder, icon)));
        }

        return new PackageOutcome.Packaged(file);
    }

    /// <summary>The template with every placeholder replaced.</summary>
    internal static string Fill(string template, ManifestValues values)
    {
        var filled = new StringBuilder(template);
        foreach (var (placeholder, value) in Replacements(values))
        {
            filled.Replace($"${{{placeholder}}}", JsonEncodedText.Encode(value).Value);
        }

        return filled.ToString();
    }

    private static string? Objection(ManifestValues values)
    {
        if (values.AppId == Guid.Empty || values.BotId == Guid.Empty)
        {
            return "The app id and the bot id must be real GUIDs, not zeros.";
        }

        if (Uri.CheckHostName(values.Host) != UriHostNameType.Dns || !values.Host.Contains('.', StringComparison.Ordinal))
        {
            return $"\"{values.Host}\" is not a host name. Give the name alone, such as bot.example.gov.uk, without https:// or a path.";
        }

        if (values.Council.Trim().Length is 0 or > LongestCouncil)
        {
            return $"Teams shows the council's name in at most {LongestCouncil} characters, and it may not be empty. Shorten it.";
        }

        var page = new[] { values.Website, values.Privacy, values.Terms }.FirstOrDefault(page => !IsHttps(page));
        return page is null ? null : $"\"{page}\" is not a full https:// address. Teams accepts no other for the council's pages.";
    }

    private static bool IsHttps(Uri page) => page.IsAbsoluteUri && page.Scheme == Uri.UriSchemeHttps;

    private static IEnumerable<(string Placeholder, string Value)> Replacements(ManifestValues values) =>
    [
        ("APP_ID", values.AppId.ToString()),
        ("BOT_ID", values.BotId.ToString()),
        ("HOST", values.Host),
        ("COUNCIL", values.Council.Trim()),
        ("WEBSITE", values.Website.AbsoluteUri),
        ("PRIVACY", values.Privacy.AbsoluteUri),
        ("TERMS", values.Terms.AbsoluteUri),
    ];

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
