namespace MemberBriefingBot.Connector;

/// <summary>Lets any number of callers share one run of the same work; the next run begins only when it has ended.</summary>
internal sealed class OneAtATime
{
    private readonly Lock gate = new();
    private Task running = Task.CompletedTask;

    public Task RunAsync(Func<Task> work)
    {
        lock (gate)
        {
            if (running.IsCompleted) running = Task.Run(work);
            return running;
        }
    }
}
