using System.Collections.Immutable;

namespace TeamsSimulator.People;

/// <summary>The 1:1 chat between one person and the bot.</summary>
internal sealed class Chat
{
    private ImmutableList<ChatMessage> _messages = [];

    public IReadOnlyList<ChatMessage> Messages => Volatile.Read(ref _messages);

    public void Add(ChatMessage message) => ImmutableInterlocked.Update(ref _messages, messages => messages.Add(message));

    /// <summary>Changes the bot's message of that id. False if the chat shows none (any more).</summary>
    public bool Change(string activityId, Func<ChatMessage, ChatMessage> change)
    {
        var found = false;
        ImmutableInterlocked.Update(ref _messages, messages =>
        {
            var index = messages.FindIndex(message => message.ActivityId == activityId && message is { From: Sender.Bot, Deleted: false });
            found = index >= 0;
            return found ? messages.SetItem(index, change(messages[index])) : messages;
        });
        return found;
    }
}
