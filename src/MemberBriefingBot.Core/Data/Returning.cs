using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace MemberBriefingBot.Core.Data;

internal static class Returning
{
    /// <summary>
    /// Carries out a statement that returns rows, in the caller's transaction. EF Core would take it for a query, and compile it anew for
    /// each number of values.
    /// </summary>
    /// <param name="sql">With a placeholder for each value, such as <c>{0}</c>.</param>
    public static async Task<IReadOnlyList<T>> ReturningAsync<T>(this BriefingDb db, string sql, object?[] values, Func<DbDataReader, T> row, CancellationToken cancel)
    {
        var statement = db.GetService<IRawSqlCommandBuilder>().Build(sql, values!, db.Model);
        var here = new RelationalCommandParameterObject(
            db.GetService<IRelationalConnection>(), statement.ParameterValues, readerColumns: null, db, db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.ExecuteSqlRaw);
        await using var reader = await statement.RelationalCommand.ExecuteReaderAsync(here, cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(row(reader.DbDataReader));
        }

        return rows;
    }
}
