using MemberBriefingBot.Core.Data;
using MemberBriefingBot.Core.People;
using Microsoft.EntityFrameworkCore;

namespace MemberBriefingBot.Core.Rhythm;

/// <summary>How many briefings a portfolio issued: each counts once, when it first went out, whatever became of it.</summary>
public sealed record PortfolioCount(string Portfolio, int Issued);

/// <summary>What each portfolio issued in a span of time.</summary>
public sealed class ReadIssued(BriefingDb db)
{
    /// <returns>Every portfolio that somebody holds, or that issued something, by name.</returns>
    public async Task<IReadOnlyList<PortfolioCount>> HandleAsync(CouncilId councilId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var issued = await db.Briefings.AsNoTracking()
            .Where(b => b.CouncilId == councilId && b.Tiers.Min(t => t.ReleasedAt) >= from && b.Tiers.Min(t => t.ReleasedAt) < until)
            .ToListAsync(cancel);
        var members = await db.Members.AsNoTracking().Where(m => m.CouncilId == councilId && m.EndedOn == null).ToListAsync(cancel);
        var held = members.SelectMany(PortfoliosOf);
        return
        [
            .. issued.Select(b => b.Text.Portfolio).Concat(held).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(portfolio => new PortfolioCount(portfolio, issued.Count(b => b.Text.Portfolio.Equals(portfolio, StringComparison.OrdinalIgnoreCase)))),
        ];
    }

    /// <summary>The portfolios a member holds; to lead the Council is not one of them.</summary>
    internal static IEnumerable<string> PortfoliosOf(Member member) => member.Portfolios.Where(p => p != Member.Leader);
}
