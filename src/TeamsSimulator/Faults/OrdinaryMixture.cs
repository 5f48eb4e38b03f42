namespace TeamsSimulator.Faults;

/// <summary>A little of everything that may befall a request. About a third of all sends meet something; nothing in it lasts longer than a caller's patience.</summary>
internal static class OrdinaryMixture
{
    private static readonly JournalKind[] s_idempotent = [JournalKind.Create, JournalKind.Update, JournalKind.Delete, JournalKind.Member];

    private static readonly JournalKind[] s_all = [JournalKind.Send, .. s_idempotent];

    public static IReadOnlyList<FaultShare> Shares { get; } =
    [
        Of(0.02, new Fault.Status(500, Effect: true), s_all),
        Of(0.02, new Fault.Status(500), s_all),
        Of(0.02, new Fault.Status(502, Effect: true), s_all),
        Of(0.02, new Fault.Status(503), s_all),
        Of(0.02, new Fault.Status(504, Effect: true), s_all),
        Of(0.01, new Fault.Status(408, Effect: true), s_all),
        Of(0.02, new Fault.Status(412), s_all),
        Of(0.02, new Fault.Throttled("1"), s_all),
        Of(0.01, new Fault.Throttled(), s_all),
        Of(0.02, new Fault.Reset(Effect: true), s_all),
        Of(0.02, new Fault.Reset(Effect: false), s_all),
        Of(0.005, new Fault.Hang(Effect: true), s_all),
        Of(0.005, new Fault.Hang(Effect: false), s_all),
        Of(0.05, new Fault.Latency([TimeSpan.Zero, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2)]), s_all),
        Of(0.01, new Fault.Drip(TimeSpan.FromMilliseconds(20)), s_all),
        Of(0.01, new Fault.Body(BodyFlaw.Empty), JournalKind.Send),
        Of(0.01, new Fault.Body(BodyFlaw.Malformed), JournalKind.Send),
        Of(0.01, new Fault.Body(BodyFlaw.Html), JournalKind.Send),
        Of(0.01, new Fault.Body(BodyFlaw.NoId), JournalKind.Send),
        Of(0.01, new Fault.Body(BodyFlaw.RepeatedId), JournalKind.Send),
        Of(0.05, new Fault.Status(503), JournalKind.Token),
        Of(0.05, new Fault.Reset(Effect: false), JournalKind.Token, JournalKind.Graph),
    ];

    private static FaultShare Of(double share, Fault fault, params JournalKind[] on) => new() { Share = share, Fault = fault, On = on };
}
