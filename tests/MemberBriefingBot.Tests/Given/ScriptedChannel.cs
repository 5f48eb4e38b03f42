using MemberBriefingBot.Core.Delivery;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Tests.Given;

/// <summary>Teams as a test wants it: it keeps every errand, and delivers each unless told to answer otherwise.</summary>
public sealed class ScriptedChannel : IPersonChannel
{
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
