using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.SendMail;

namespace MemberBriefingBot.Graph;

/// <summary>Emails to people's work addresses, from the council's mailbox. They say only that a briefing waits in Teams.</summary>
internal sealed class MailChannel(GraphServiceClient graph, Councils councils, GraphPost post) : IPersonChannel
{
    public Via Via => Via.Email;

    public ChannelMessage Make(Content content) => content is ReminderContent reminder
        ? new Letter(
            "A briefing waits for you in Teams",
            $"""
            A briefing from {reminder.Council} waits for you to confirm that you have read it.

            Open Microsoft Teams and look for the chat with Member Briefing. If you cannot find it there, ask Democratic Services.

            This email does not say what the briefing is about, and it cannot be answered.
            """)
        : throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "This is not for email.");

    public Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel)
    {
        var sender = graph.Users[councils[errand.Recipient.CouncilId].MailFrom!];
        var body = Body((Letter)errand.Message!, errand.Recipient);
        return post.SendAsync("email", request => sender.SendMail.PostAsync(body, request, cancel));
    }

    private static SendMailPostRequestBody Body(Letter letter, Core.People.Person to) => new()
    {
        Message = new Message
        {
            Subject = letter.Subject,
            Body = new ItemBody { ContentType = BodyType.Text, Content = letter.Words },
            ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = to.Email, Name = to.Name } }],
        },
        SaveToSentItems = false,
    };

    private sealed record Letter(string Subject, string Words) : ChannelMessage;
}
