using System.Text.Json.Nodes;
using TeamsSimulator.People;

namespace TeamsSimulator.Faults;

/// <summary>
/// Where every request passes: it takes effect, is journalled, and is answered, in that order, each as far as its fault lets it.
/// </summary>
internal sealed class FaultLine(SimulatorOptions options, Journal journal, Action<TimeSpan> restart, CancellationToken stopping)
{
    private readonly FaultedAnswer _answers = new(options.Clock, restart);
    private volatile FaultPlan _plan = new(FaultScript.None);

    /// <summary>The script in force. Setting one begins counting requests anew.</summary>
    /// <exception cref="ArgumentException">The script cannot be carried out; the message says why.</exception>
    public FaultScript Script
    {
        get => _plan.Script;
        set => _plan = value.WhyUnusable() is { } reason ? throw new ArgumentException(reason, nameof(value)) : new FaultPlan(value);
    }

    /// <summary>Serves a request that has been admitted.</summary>
    /// <param name="context">The request.</param>
    /// <param name="received">What is known of it before it is served; its kind is the operation.</param>
    /// <param name="person">Whom it concerns, if known.</param>
    /// <param name="act">Carries it out.</param>
    public async Task ServeAsync(HttpContext context, JournalEntry received, TeamsPerson? person, Func<Answer> act)
    {
        var planned = _plan.Next(received.Kind, person);
        if (planned.Fault is Fault.Latency { BeforeEffect: true })
        {
            // On its way already: that its sender gives up changes nothing.
            await Task.Delay(planned.Delay, options.Clock, stopping);
        }

        var given = planned.Fault is Fault.Body ? journal.Entries.LastOrDefault(entry => entry is { Kind: JournalKind.Send, ActivityId: not null })?.ActivityId : null;
        var answer = planned.Fault is { TakesEffect: false } ? new Answer(0) { Person = person, Reason = "Without effect, by its fault." } : act();
        Record(received with { Fault = planned.Fault, Request = planned.Request }, answer, planned.Fault?.Tells(answer.Status) ?? answer.Status);
        await HoldBackAsync(context, received.Kind);
        await _answers.WriteAsync(context, planned, answer, ErrorOf(received.Kind), given);
    }

    /// <summary>Refuses a request that is not to be admitted.</summary>
    public async Task RefuseAsync(HttpContext context, JournalEntry received, TeamsPerson? person, Answer refusal)
    {
        Record(received, refusal with { Person = person }, refusal.Status);
        await HoldBackAsync(context, received.Kind);
        await JsonAnswer.WriteAsync(context, refusal);
    }

    private static Func<Fault.Status, JsonNode?> ErrorOf(JournalKind operation) => operation == JournalKind.Token ? ErrorBody.OfTokenEndpoint : ErrorBody.OfTeams;

    private void Record(JournalEntry received, Answer answer, int told) => journal.Append(received with
    {
        Kind = answer.Reason is null ? received.Kind : JournalKind.Refused,
        Status = told,
        ConversationId = answer.ConversationId ?? received.ConversationId,
        ActivityId = answer.ActivityId ?? received.ActivityId,
        TenantId = answer.Person?.TenantId,
        AadObjectId = answer.Person?.AadObjectId,
        Shown = answer.Shown,
        Reason = answer.Reason,
    });

    private Task HoldBackAsync(HttpContext context, JournalKind operation) =>
        options.Latency > TimeSpan.Zero && operation is JournalKind.Create or JournalKind.Send or JournalKind.Update or JournalKind.Delete or JournalKind.Member
            ? Task.Delay(options.Latency, options.Clock, context.RequestAborted)
            : Task.CompletedTask;
}
