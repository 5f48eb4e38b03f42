using System.Text.Json.Serialization;

namespace TeamsSimulator.Relay;

/// <summary>
/// What a <see cref="TcpRelay"/> does to the bytes that pass, on connections already open too. In JSON the case is the
/// property <c>kind</c>. Bytes are counted for each connection and direction, from the moment the fault was set.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Refuse), "refuse")]
[JsonDerivedType(typeof(Reset), "reset")]
[JsonDerivedType(typeof(Slice), "slice")]
[JsonDerivedType(typeof(Limit), "limit")]
[JsonDerivedType(typeof(SlowClose), "slowClose")]
[JsonDerivedType(typeof(HalfOpen), "halfOpen")]
public abstract record RelayFault
{
    private RelayFault()
    {
    }

    /// <summary>Nobody listens: new connections are refused. Open ones go on.</summary>
    public sealed record Refuse : RelayFault;

    /// <summary>Passes so many bytes of that direction on, and resets both ends before the next one. 0: none of it passes.</summary>
    public sealed record Reset(RelayDirection Direction, long AfterBytes = 0) : RelayFault;

    /// <summary>Passes bytes on in pieces of that size, with a pause after each.</summary>
    public sealed record Slice(int Bytes, TimeSpan Pause) : RelayFault;

    /// <summary>Passes so many bytes a second on, each way.</summary>
    public sealed record Limit(int BytesPerSecond) : RelayFault;

    /// <summary>Tells one end only after that time that the other has closed.</summary>
    public sealed record SlowClose(TimeSpan After) : RelayFault;

    /// <summary>
    /// Passes nothing on any more, not even that an end has closed, and closes nothing. What was held passes when the fault is
    /// lifted, even if its sender has gone.
    /// </summary>
    /// <param name="Direction">None: both.</param>
    public sealed record HalfOpen(RelayDirection? Direction = null) : RelayFault;

    /// <summary>Why no relay can do this, in words; null if one can.</summary>
    internal string? WhyUnusable() => this switch
    {
        Reset { AfterBytes: < 0 } => "A reset comes after 0 bytes or more.",
        Slice { Bytes: < 1 } or Limit { BytesPerSecond: < 1 } => "One byte at least passes.",
        Slice { Pause: var pause } when pause < TimeSpan.Zero => "A pause is not negative.",
        SlowClose { After: var after } when after < TimeSpan.Zero => "A delay is not negative.",
        _ => null,
    };
}

/// <summary>Which way bytes go through a relay.</summary>
public enum RelayDirection
{
    /// <summary>From who connected, to whom the relay stands before: requests.</summary>
    ToTarget,

    /// <summary>Back: answers.</summary>
    FromTarget,
}
