using MemberBriefingBot.Core.Data;

namespace MemberBriefingBot.Settings;

/// <summary>Where the rows are kept. Section <c>Store</c>: one of the two settings.</summary>
internal static class StoreSettings
{
    /// <summary>The database file when neither setting is given.</summary>
    public const string DefaultFile = "member-briefing-bot.db";

    public static Store ReadStore(this IConfiguration configuration) => (configuration["Store:Postgres"], configuration["Store:SqliteFile"]) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => throw new SettingsException("Store:Postgres and Store:SqliteFile are both set. Keep the one that is meant."),
        ({ Length: > 0 } connection, _) => new Store.Postgres(connection),
        (_, { Length: > 0 } file) => new Store.SqliteFile(file),
        _ => new Store.SqliteFile(DefaultFile),
    };
}
