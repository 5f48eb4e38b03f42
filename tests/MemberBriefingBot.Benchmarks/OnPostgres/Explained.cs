using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MemberBriefingBot.Benchmarks.OnPostgres;

/// <summary>While it is on, has PostgreSQL carry out and explain each query before it is made, and adds up the pages of 8 KB that this touched.</summary>
internal sealed class Explained : DbCommandInterceptor
{
    private int? _pages;

    public async Task<int> PagesOfAsync(Func<Task> search)
    {
        _pages = 0;
        await search();
        var pages = _pages.Value;
        _pages = null;
        return pages;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (_pages is not null)
        {
            var query = command.CommandText;
            command.CommandText = $"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query}";
            using var explained = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(cancellationToken))!);
            command.CommandText = query;
            var plan = explained.RootElement[0].GetProperty("Plan");
            _pages += plan.GetProperty("Shared Hit Blocks").GetInt32() + plan.GetProperty("Shared Read Blocks").GetInt32();
        }

        return result;
    }
}
