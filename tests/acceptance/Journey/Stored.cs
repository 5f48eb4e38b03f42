using Npgsql;

namespace MemberBriefingBot.Acceptance.Journey;

/// <summary>What the store knows of the messages that people saw.</summary>
internal static class Stored
{
    /// <summary>Every message in a window is a delivery to that chat, with the message's id, and is recorded as delivered.</summary>
    public static async Task EveryMessageIsAsync(Town town)
    {
        var shown = town.Chats.SelectMany(chat => chat.BotMessages).ToHashSet();
        var stored = new HashSet<string>();
        await using var source = NpgsqlDataSource.Create(town.Database);
        await using var query = source.CreateCommand("SELECT activity_id FROM delivery WHERE act = 'Send' AND state = 'Delivered'");
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            stored.Add(rows.GetString(0));
        }

        Assert.NotEmpty(shown);
        Assert.Equal(stored.Order(), shown.Order());
    }
}
