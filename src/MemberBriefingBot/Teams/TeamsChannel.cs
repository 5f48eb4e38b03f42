using MemberBriefingBot.Connector;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Teams.Cards;
using CoreRefusal = MemberBriefingBot.Core.Delivery.Refusal;

namespace MemberBriefingBot.Teams;

/// <summary>One-to-one chats in Teams, through the Bot Connector.</summary>
internal sealed class TeamsChannel(ConnectorClient connector, ConnectorOptions connectorOptions, TeamsOptions options, Councils councils) : IPersonChannel
{
    public Via Via => Via.Chat;

    /// <summary>The card alone: text beside it would split the message in two and lose its id.</summary>
    public ChannelMessage Make(Content content) => new TeamsMessage(new Activity
    {
        Type = "message",
        Summary = content.Notification,
        Attachments = [new Attachment { ContentType = Attachment.AdaptiveCard, Content = CardFor.Content(content).ToJson() }],
        ChannelData = new ChannelData { Notification = new NotificationRef { Alert = true } },
    });

    public async Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel)
    {
        var serviceUrl = errand.Address is { } known ? new Uri(known.ServiceUrl) : options.DefaultServiceUrl;
        if ((errand.TargetConversationId ?? errand.Address?.ConversationId) is not { } conversation)
        {
            return errand.Act == DeliveryAct.Send ? await OpenAndSendAsync(errand, serviceUrl, cancel) : new ChannelOutcome.Refused(CoreRefusal.ConversationGone);
        }

        var outcome = errand.Act switch
        {
            DeliveryAct.Send => await connector.SendAsync(serviceUrl, conversation, Activity(errand), cancel),
            DeliveryAct.Rewrite => await connector.UpdateAsync(serviceUrl, conversation, errand.TargetActivityId!, Activity(errand), cancel),
            _ => await connector.DeleteAsync(serviceUrl, conversation, errand.TargetActivityId!, cancel),
        };
        return outcome is SendOutcome.Refused { Reason: RefusalReason.ConversationGone } && errand.Act == DeliveryAct.Send
            ? await OpenAndSendAsync(errand, serviceUrl, cancel)
            : Outcome(outcome, conversation, opened: null);
    }

    /// <summary>Opening a chat is safe to repeat (it is the same chat) and carries no message, so only the sending can be in doubt.</summary>
    private async Task<ChannelOutcome> OpenAndSendAsync(Errand errand, Uri serviceUrl, CancellationToken cancel)
    {
        var user = errand.Address?.ChannelUserId ?? errand.Recipient.EntraObjectId!.Value.ToString();
        var tenant = councils[errand.Recipient.CouncilId].TenantId.ToString();
        switch (await connector.CreateConversationAsync(serviceUrl, tenant, $"28:{connectorOptions.AppId}", user, cancel))
        {
            case CreateOutcome.Created created:
                var sent = await connector.SendAsync(serviceUrl, created.ConversationId, Activity(errand), cancel);
                return Outcome(sent, created.ConversationId, new OpenedChat(serviceUrl.ToString(), created.ConversationId, user));
            case CreateOutcome.Throttled throttled:
                return new ChannelOutcome.Throttled(throttled.RetryAfter);
            case CreateOutcome.NotSent not:
                return new ChannelOutcome.NotSent(not.Reason);
            case CreateOutcome.Ambiguous unclear:
                return new ChannelOutcome.NotSent(unclear.Reason);
            case CreateOutcome.Refused refused:
                return Refused(refused.Reason);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }

    private static ChannelOutcome Outcome(SendOutcome outcome, string conversationId, OpenedChat? opened) => outcome switch
    {
        SendOutcome.Delivered delivered => new ChannelOutcome.Delivered(delivered.ActivityId, conversationId, opened),
        SendOutcome.Throttled throttled => new ChannelOutcome.Throttled(throttled.RetryAfter),
        SendOutcome.NotSent not => new ChannelOutcome.NotSent(not.Reason),
        SendOutcome.Ambiguous unclear => new ChannelOutcome.Ambiguous(unclear.Reason),
        SendOutcome.Refused refused => Refused(refused.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    private static Activity Activity(Errand errand) => ((TeamsMessage)errand.Message!).Activity;

    /// <summary>What concerns the bot or the whole council waits until somebody has put it right; the rest is between the bot and one person, or one message.</summary>
    private static ChannelOutcome Refused(RefusalReason reason) => reason is RefusalReason.BotNotRegistered or RefusalReason.BotDisabledByAdmin
        ? new ChannelOutcome.Halted(Cause(reason))
        : new ChannelOutcome.Refused(Cause(reason));

    private static CoreRefusal Cause(RefusalReason reason) => reason switch
    {
        RefusalReason.NotInstalled => CoreRefusal.NotInstalled,
        RefusalReason.BlockedByMember => CoreRefusal.BlockedByPerson,
        RefusalReason.ConversationGone => CoreRefusal.ConversationGone,
        RefusalReason.ActivityGone => CoreRefusal.MessageGone,
        RefusalReason.BotDisabledByAdmin => CoreRefusal.PolicyForbids,
        RefusalReason.BotNotRegistered or RefusalReason.WrongHost or RefusalReason.NotPermitted => CoreRefusal.BotMisconfigured,
        _ => CoreRefusal.ContentRefused,
    };

    private sealed record TeamsMessage(Activity Activity) : ChannelMessage;
}
