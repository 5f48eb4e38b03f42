using MemberBriefingBot.Core.Data;

namespace MemberBriefingBot.Settings;

/// <summary>Where the rows are kept. Section <c>Store</c>: one of the two settings.</summary>
internal sealed class StoreSettings
{
    public const string Section = "Store";

    /// <summary>The database file of a single process when neither setting is given.</summary>
    public const string DefaultFile = "member-briefing-bot.db";

    /// <summary>Connection string of a PostgreSQL database, which several nodes may share.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>A database file, for one process.</summary>
    public string SqliteFile { get; set; } = "";

    /// <summary>
    /// A file on this machine, outside the database and its backups, in which it remembers how far each council's audit went: so a database
    /// restored from an older copy is noticed before anything is sent again. Beside a SQLite file it is kept by itself.
    /// </summary>
    public string WitnessFile { get; set; } = "";
}

internal static class StoreReading
{
    /// <exception cref="SettingsException">Both settings are given, or the connection string cannot be read.</exception>
    public static Store ReadStore(this IConfiguration configuration)
    {
        var settings = configuration.Read<StoreSettings>(StoreSettings.Section);
        return WithWitness(settings, (settings.Postgres, settings.SqliteFile) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => throw new SettingsException("Store:Postgres and Store:SqliteFile are both set. Keep the one that is meant."),
            ({ Length: > 0 } connection, _) => ReadPostgres(connection),
            (_, { Length: > 0 } file) => new Store.SqliteFile(file),
            _ => new Store.SqliteFile(StoreSettings.DefaultFile),
        });
    }

    /// <summary>What is wrong with it may be the password, so nothing of it is repeated.</summary>
    private static Store.Postgres ReadPostgres(string connection)
    {
        try
        {
            return new Store.Postgres(connection);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            throw new SettingsException(
                "Store:Postgres is not a connection string that names a host. Write it as docs/configuration.md shows; a value that holds ; = or a quotation mark goes between single quotes, with each single quote in it written twice.");
        }
    }

    private static Store WithWitness(StoreSettings settings, Store store) => (settings.WitnessFile, store) switch
    {
        ({ Length: > 0 } file, _) => store with { WitnessFile = file },
        (_, Store.SqliteFile database) => store with { WitnessFile = database.Path + ".witness" },
        _ => store,
    };
}
