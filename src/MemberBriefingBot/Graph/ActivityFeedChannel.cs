using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Teamwork.SendActivityNotification;

namespace MemberBriefingBot.Graph;

/// <summary>Lines in people's Teams activity feeds. They say that a briefing waits and name its reference, which gives nothing away.</summary>
internal sealed class ActivityFeedChannel(GraphServiceClient graph, ConnectorOptions connector, GraphPost post) : IPersonChannel
{
    /// <summary>The activity's type, which the app's manifest declares with the words of the line.</summary>
    public const string ActivityType = "briefingWaits";

    public Via Via => Via.ActivityFeed;

    public ChannelMessage Make(Content content) => content is ReminderContent reminder
        ? new Line(reminder.Reference, reminder.Notification)
        : throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "This is not for the activity feed.");

    public Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel)
    {
        var line = (Line)errand.Message!;
        var user = graph.Users[errand.Recipient.EntraObjectId!.Value.ToString()];
        return post.SendAsync("activity-feed", request => user.Teamwork.SendActivityNotification.PostAsync(Body(line), request, cancel));
    }

    private SendActivityNotificationPostRequestBody Body(Line line) => new()
    {
        ActivityType = ActivityType,
        Topic = new TeamworkActivityTopic
        {
            Source = TeamworkActivityTopicSource.Text,
            Value = $"Briefing {line.Reference}",
            WebUrl = $"https://teams.microsoft.com/l/chat/0/0?users=28:{connector.AppId}",
        },
        PreviewText = new ItemBody { Content = line.Words },
        TemplateParameters = [new Microsoft.Graph.Models.KeyValuePair { Name = "reference", Value = line.Reference }],
    };

    private sealed record Line(string Reference, string Words) : ChannelMessage;
}
