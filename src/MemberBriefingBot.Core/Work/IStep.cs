namespace MemberBriefingBot.Core.Work;

/// <summary>
/// A piece of background work that reads rows earlier steps committed, decides, and commits its own. Steps never call each
/// other; a crash between two of them loses nothing.
/// </summary>
public interface IStep
{
    /// <returns>True when more is due now and the step should be run again at once.</returns>
    Task<bool> RunAsync(CancellationToken cancel);
}
