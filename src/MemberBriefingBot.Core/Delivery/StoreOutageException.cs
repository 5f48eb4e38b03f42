using System.Data;
using System.Data.Common;
using MemberBriefingBot.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Delivery;

/// <summary>The store could not be reached, or was lost under way. It passes, unlike a defect: what was to be written is still to be written.</summary>
public sealed class StoreOutageException(Exception cause) : Exception("The store could not be reached.", cause)
{
    /// <param name="db">The store it was working with, over one connection. A connection that has broken says more than the failure: a driver
    /// may come out of it with whatever it stumbled over next (Npgsql with a null reference, in the middle of preparing a statement).</param>
    internal static bool IsBehind(Exception failure, BriefingDb db)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException or TimeoutException or IOException or DbUpdateException)
            {
                return true;
            }
        }

        return db.Database.GetDbConnection().State != ConnectionState.Open;
    }
}
