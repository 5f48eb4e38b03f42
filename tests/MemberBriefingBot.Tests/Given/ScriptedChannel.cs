using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Tests.Given;

/// <summary>Teams as a test wants it: it keeps every errand, and delivers each unless told to answer otherwise.</summary>
public sealed class ScriptedChannel(Via via = Via.Chat) : IPersonChannel
{
    public Via Via => via;

    private readonly Lock _gate = new();
    private readonly List<Errand> _errands = [];

    /// <summary>What to answer; null from it delivers.</summary>
    public Func<Errand, Task<ChannelOutcome?>>? Answer { get; set; }

    /// <summary>Every errand it was given, in order.</summary>
    public IReadOnlyList<Errand> Errands
    {
        get
        {
            lock (_gate)
            {
                return [.. _errands];
            }
        }
    }

    public IEnumerable<Errand> To(Person person) => Errands.Where(e => e.Recipient.Id == person.Id);

    public void AlwaysAnswer(ChannelOutcome outcome) => Answer = _ => Task.FromResult<ChannelOutcome?>(outcome);

    /// <summary>Called as a message is made, after its content was read and before it is marked.</summary>
    public Action<Content>? OnMake { get; set; }

    public ChannelMessage Make(Content content)
    {
        OnMake?.Invoke(content);
        return new ScriptedMessage(content);
    }

    public async Task<ChannelOutcome> CarryOutAsync(Errand errand, CancellationToken cancel)
    {
        int number;
        lock (_gate)
        {
            _errands.Add(errand);
            number = _errands.Count;
        }

        return (Answer is null ? null : await Answer(errand))
            ?? new ChannelOutcome.Delivered(errand.TargetActivityId ?? $"message-{number}", $"chat-{errand.Recipient.Id}");
    }
}

/// <summary>Content as it is, for a test to look into.</summary>
public sealed record ScriptedMessage(Content Content) : ChannelMessage;

public static class ErrandContent
{
    extension(Errand errand)
    {
        /// <summary>What it shows; null for a removal.</summary>
        public Content? Content => (errand.Message as ScriptedMessage)?.Content;
    }
}
