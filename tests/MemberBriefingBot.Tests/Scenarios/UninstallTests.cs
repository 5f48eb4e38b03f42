using System.Text.Json.Nodes;
using MemberBriefingBot.Core.Delivery;
using Microsoft.EntityFrameworkCore;
using static MemberBriefingBot.Tests.Scenarios.Names;

namespace MemberBriefingBot.Tests.Scenarios;

public sealed class UninstallTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Whoever_removes_the_app_is_named_as_not_reached_and_is_reached_again_once_they_have_it_back()
    {
        await house[Windle2].UninstallAsync();
        var missed = await house.ReleaseToTheWardAsync("While the app was away");
        var refused = await RowAsync(missed.Id.Value);
        await house.TypeAsync(Clerk, $"status {missed.Reference}");
        var status = house[Clerk].Chat[^1].AllText;

        await house[Windle2].InstallAsync();
        await house.Stage.SettleAsync();
        await house.TypeAsync(Windle2, "briefings");
        var list = house[Windle2].Chat[^1];
        var next = await house.ReleaseToTheWardAsync("With the app back");

        const string sentence = "The app is not installed for them. Ask council IT to install it, and tell them another way meanwhile.";
        Assert.Equal((DeliveryState.Refused, Refusal.NotInstalled, sentence), (refused.State, refused.Refusal, refused.Reason));
        Assert.Contains($"{Windle2} (sample): {sentence}", status, StringComparison.Ordinal);
        Assert.Contains("While the app was away", list.AllText, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Delivered, (await RowAsync(next.Id.Value)).State);
        Assert.Contains(house[Windle2].Chat, m => m.AllText.Contains("With the app back", StringComparison.Ordinal));
        await house.AssertTrueAsync();
    }

    [Fact]
    public async Task The_press_gate_stays_closed_while_a_ward_member_is_not_reached_and_opens_when_somebody_has_told_them_and_the_notice_has_run()
    {
        var briefing = await house.ReleaseToTheWardAsync("Before the press");
        await house.TypeAsync(Press, "press");
        var closed = house[Press].Chat[^1].AllText;

        await house.TypeAsync(Clerk, $"status {briefing.Reference}");
        await house.PressAsync(Clerk, "Record it", new() { ["member"] = await house.IdOfAsync(WithoutTheApp), ["how"] = "by telephone" });
        await house.PassAsync(TimeSpan.FromHours(25));
        await house.TypeAsync(Press, "press");

        Assert.Contains($"{WithoutTheApp} (sample):", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("✔ Open", After(closed, "Before the press"), StringComparison.Ordinal);
        Assert.Contains("✔ Open", After(house[Press].Chat[^1].AllText, "Before the press"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channel", """{"type": "installationUpdate", "action": "remove"}""")]
    [InlineData("groupChat", """{"type": "installationUpdate", "action": "remove"}""")]
    [InlineData("channel", """{"type": "installationUpdate", "action": "add"}""")]
    [InlineData("groupChat", """{"type": "conversationUpdate", "membersAdded": [{"id": "28:bot"}]}""")]
    public async Task The_app_in_a_team_or_a_group_neither_opens_nor_closes_anybodys_own_chat(string type, string news)
    {
        var said = await house.ReadAsync(db => db.Deliveries.CountAsync());
        var activity = JsonNode.Parse(news)!.AsObject();
        activity["conversation"] = new JsonObject { ["id"] = "19:team@thread.tacv2", ["conversationType"] = type, ["tenantId"] = house[Windle1].TenantId };

        var reply = await house[Windle1].PostAsync(activity);
        await house.Stage.SettleAsync();
        var title = $"After {type} {Guid.NewGuid():N}";

        Assert.Equal((200, ""), (reply.Status, reply.Body));
        Assert.Equal(said, await house.ReadAsync(db => db.Deliveries.CountAsync()));
        await house.ReleaseToTheWardAsync(title);
        Assert.Contains(house[Windle1].Chat, m => m.AllText.Contains(title, StringComparison.Ordinal));
    }

    /// <summary>The lines about one item.</summary>
    private static string After(string card, string title) => string.Join('\n', card[card.IndexOf(title, StringComparison.Ordinal)..].Split('\n').Take(4));

    private Task<Core.Delivery.Delivery> RowAsync(Guid briefing)
    {
        var entra = house[Windle2].AadObjectId;
        return house.ReadAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.EntraObjectId == entra);
            return await db.Deliveries.AsNoTracking().SingleAsync(d => d.Kind == ContentKind.Briefing && d.SubjectId == briefing && d.RecipientId == person.Id && d.Act == DeliveryAct.Send);
        });
    }
}
