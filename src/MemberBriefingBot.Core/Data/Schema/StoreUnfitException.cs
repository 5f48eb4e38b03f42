using System.Data.Common;

namespace MemberBriefingBot.Core.Data.Schema;

/// <summary>The store cannot be used as it is. The message says why, that nothing was changed, and what to do.</summary>
public sealed class StoreUnfitException : Exception
{
    private StoreUnfitException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <param name="script">One that this version does not know.</param>
    internal static StoreUnfitException TooNew(string script) =>
        new($"The store was brought up to date by a newer version (script {script}). Nothing was changed. Run that version, or restore a store that fits this one.");

    internal static StoreUnfitException Standby() =>
        new("The database is a standby: it may be behind, and the bot decides by what it reads. Nothing was changed. Name the primary in Store:Postgres.");

    internal static StoreUnfitException NotOpened(DbException why) =>
        new($"The store could not be opened: {why.Message.TrimEnd('.')}. Nothing was changed. Correct Store:Postgres or Store:SqliteFile, or start the database; then start again.", why);
}
