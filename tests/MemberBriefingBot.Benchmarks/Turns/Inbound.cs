using System.Text;
using System.Text.Json.Nodes;
using MemberBriefingBot.Benchmarks.Stand;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Teams.Cards;

namespace MemberBriefingBot.Benchmarks.Turns;

/// <summary>Activities as Teams writes them for a 1:1 chat, each with an id of its own.</summary>
internal sealed class Inbound(Uri serviceUrl)
{
    public byte[] Typed(Resident resident, string text) =>
        Write("message", resident, new JsonObject { ["text"] = text, ["textFormat"] = "plain" });

    public byte[] Acknowledged(Resident resident, BriefingId briefing) => Write("invoke", resident, new JsonObject
    {
        ["name"] = "adaptiveCard/action",
        ["replyToId"] = "1:1795340000000",
        ["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["title"] = "I have read this",
                ["verb"] = Acts.Acknowledge,
                ["data"] = new JsonObject { [Buttons.Act] = Acts.Acknowledge, ["briefing"] = briefing.ToString() },
            },
            ["trigger"] = "manual",
        },
    });

    private byte[] Write(string type, Resident resident, JsonObject rest)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"f:{Guid.NewGuid()}",
            ["timestamp"] = "2026-11-23T09:00:00.000Z",
            ["serviceUrl"] = serviceUrl.AbsoluteUri,
            ["channelId"] = "msteams",
            ["locale"] = "en-GB",
            ["from"] = new JsonObject { ["id"] = resident.ChannelUserId, ["name"] = resident.Name, ["aadObjectId"] = resident.EntraObjectId.ToString() },
            ["recipient"] = new JsonObject { ["id"] = $"28:{TeamsRole.AppId}" },
            ["conversation"] = new JsonObject { ["id"] = resident.ConversationId, ["conversationType"] = "personal", ["tenantId"] = TeamsRole.TenantId },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TeamsRole.TenantId } },
        };
        foreach (var (name, value) in rest)
        {
            activity[name] = value?.DeepClone();
        }

        return Encoding.UTF8.GetBytes(activity.ToJsonString());
    }
}
