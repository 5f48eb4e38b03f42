namespace MemberBriefingBot.Core.Data;

/// <summary>Work that a council has once in each period, such as the daily check of whom the bot cannot reach.</summary>
public sealed class Round
{
    public required CouncilId CouncilId { get; init; }

    public required string Name { get; init; }

    /// <summary>The day, or the first day of the period, for which it was last done.</summary>
    public required DateOnly DoneOn { get; set; }
}

internal static class Rounds
{
    /// <summary>Begins a round in the caller's unit of work. Of two nodes that begin it at once, one fails to save.</summary>
    /// <returns>False when it has been done for that day, or a later one.</returns>
    public static async Task<bool> BeginRoundAsync(this BriefingDb db, CouncilId councilId, string name, DateOnly day, CancellationToken cancel)
    {
        var round = await db.Rounds.FindAsync([councilId, name], cancel);
        if (round?.DoneOn >= day)
        {
            return false;
        }

        if (round is null)
        {
            db.Rounds.Add(new Round { CouncilId = councilId, Name = name, DoneOn = day });
        }
        else
        {
            round.DoneOn = day;
        }

        return true;
    }
}
