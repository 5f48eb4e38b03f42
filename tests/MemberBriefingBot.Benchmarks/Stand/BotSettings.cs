namespace MemberBriefingBot.Benchmarks.Stand;

/// <summary>The bot's settings, as arguments, for a store of its own and the simulated Teams.</summary>
internal static class BotSettings
{
    public const string CouncilId = "mereside";

    /// <param name="folder">Where the database and the simulator's certificate are kept.</param>
    /// <param name="postgres">How to reach a PostgreSQL database that is used in place of a file; null for a file.</param>
    /// <param name="neighbours">Further councils, by id, whom nobody in the simulated Teams belongs to.</param>
    public static async Task<string[]> WriteAsync(string folder, TeamsReady teams, string? postgres = null, IReadOnlyList<string>? neighbours = null)
    {
        System.IO.Directory.CreateDirectory(folder);
        var pem = Path.Combine(folder, "simulator-authority.pem");
        await File.WriteAllTextAsync(pem, teams.AuthorityPem);
        var settings = new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["urls"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "Warning",
            // A station speaks to its parent on standard output.
            ["Logging:Console:LogToStandardErrorThreshold"] = "Trace",
            [postgres is null ? "Store:SqliteFile" : "Store:Postgres"] = postgres ?? Path.Combine(folder, "briefings.db"),
            ["Councils:0:Id"] = CouncilId,
            ["Councils:0:Name"] = "Mereside Borough Council",
            ["Councils:0:TenantId"] = TeamsRole.TenantId,
            ["Connector:AppId"] = TeamsRole.AppId,
            ["Connector:OpenIdMetadata"] = teams.OpenIdMetadata.ToString(),
            ["Connector:AllowLoopback"] = "true",
            ["Teams:DefaultServiceUrl"] = teams.ServiceUrl.ToString(),
            ["Credential:Kind"] = "Secret",
            ["Credential:TenantId"] = TeamsRole.TenantId,
            ["Credential:Authority"] = teams.TokenAuthority.ToString(),
            ["Credential:Secret"] = TeamsRole.Secret,
            ["Credential:TrustedAuthorityPem"] = pem,
        };
        foreach (var (number, id) in (neighbours ?? []).Index())
        {
            settings[$"Councils:{number + 1}:Id"] = id;
            settings[$"Councils:{number + 1}:Name"] = $"{id} (invented)";
            settings[$"Councils:{number + 1}:TenantId"] = Guid.NewGuid().ToString();
        }

        return [.. settings.Select(s => $"--{s.Key}={s.Value}")];
    }
}
