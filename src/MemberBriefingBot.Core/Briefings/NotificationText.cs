namespace MemberBriefingBot.Core.Briefings;

/// <summary>
/// The words of the notification that Teams shows, which may stand on a lock screen beside anybody. They say that there is something to read, and
/// nothing of what: no title, ward, name, figure or decision.
/// </summary>
public static class NotificationText
{
    public const string Default = "A briefing for you from the Council. Open Teams to read it.";

    public static string Of(BriefingText text) => text.Notification.Length > 0 ? text.Notification : Default;
}
