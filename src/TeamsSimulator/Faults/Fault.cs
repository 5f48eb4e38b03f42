using System.Text.Json.Serialization;

namespace TeamsSimulator.Faults;

/// <summary>
/// What goes wrong with one request. Each case says whether the request takes effect all the same: whether the message is
/// shown, the token issued. The journal records both the effect and the fault. In JSON the case is the property <c>kind</c>,
/// and times are written <c>hh:mm:ss.fff</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Status), "status")]
[JsonDerivedType(typeof(Throttled), "throttled")]
[JsonDerivedType(typeof(Reset), "reset")]
[JsonDerivedType(typeof(Hang), "hang")]
[JsonDerivedType(typeof(Restart), "restart")]
[JsonDerivedType(typeof(Latency), "latency")]
[JsonDerivedType(typeof(Drip), "drip")]
[JsonDerivedType(typeof(NeverClosed), "neverClosed")]
[JsonDerivedType(typeof(Body), "body")]
[JsonDerivedType(typeof(HalfRoster), "halfRoster")]
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Answers this status, whatever happened.</summary>
    /// <param name="Code">The HTTP status, 200 to 599.</param>
    /// <param name="Effect">The request took effect: a message was shown, and its sender is told it failed.</param>
    /// <param name="TeamsCode">The error's code. None: the one Teams uses most with that status, or no body where a gateway would answer.</param>
    /// <param name="SubCode">The error's sub-code, which Teams adds sometimes.</param>
    public sealed record Status(int Code, bool Effect = false, string? TeamsCode = null, string? SubCode = null) : Fault;

    /// <summary>429 without effect.</summary>
    /// <param name="RetryAfter">The header Retry-After as it is, sensible or not. None: no such header.</param>
    /// <param name="RetryAfterDateIn">Instead: the header as an HTTP date, this long after the simulator's now.</param>
    public sealed record Throttled(string? RetryAfter = null, TimeSpan? RetryAfterDateIn = null) : Fault;

    /// <summary>Resets the connection instead of answering.</summary>
    public sealed record Reset(bool Effect) : Fault;

    /// <summary>Never answers and keeps the connection, until the caller gives up.</summary>
    public sealed record Hang(bool Effect) : Fault;

    /// <summary>Resets every connection and refuses new ones for that long, then serves again on the same ports. No message is forgotten.</summary>
    public sealed record Restart(bool Effect, TimeSpan DownFor) : Fault;

    /// <summary>Serves late.</summary>
    /// <param name="Quantiles">
    /// Evenly spaced, least first: one value is always that, two spread evenly between them, more draw any distribution.
    /// </param>
    /// <param name="BeforeEffect">The request itself is late: it takes effect afterwards, even if its sender has given up. Otherwise only its answer is.</param>
    public sealed record Latency(IReadOnlyList<TimeSpan> Quantiles, bool BeforeEffect = false) : Fault;

    /// <summary>Takes effect, and answers one byte of the body per interval.</summary>
    public sealed record Drip(TimeSpan Interval) : Fault;

    /// <summary>Takes effect, answers the whole body, and never says that this was all.</summary>
    public sealed record NeverClosed : Fault;

    /// <summary>Takes effect, and answers success with a body that does not name the message.</summary>
    public sealed record Body(BodyFlaw Flaw) : Fault;

    /// <summary>Answers a list of people without its second half. Of anything but a list it changes nothing.</summary>
    public sealed record HalfRoster : Fault;

    internal bool TakesEffect => this switch
    {
        Status status => status.Effect,
        Throttled => false,
        Reset reset => reset.Effect,
        Hang hang => hang.Effect,
        Restart restart => restart.Effect,
        _ => true,
    };

    /// <summary>The status the caller is told where this one is the truth; 0 if none.</summary>
    internal int Tells(int truth) => this switch
    {
        Status status => status.Code,
        Throttled => StatusCodes.Status429TooManyRequests,
        Reset or Hang or Restart => 0,
        _ => truth,
    };
}

/// <summary>What is wrong with the body of a success.</summary>
public enum BodyFlaw
{
    Empty,

    /// <summary>JSON that breaks off.</summary>
    Malformed,

    /// <summary>A page, as a proxy might answer.</summary>
    Html,

    /// <summary>An object without an id.</summary>
    NoId,

    /// <summary>The id of the message sent before, to whomever; without an id if there was none.</summary>
    RepeatedId,
}
