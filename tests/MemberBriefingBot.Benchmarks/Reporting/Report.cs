using MemberBriefingBot.Benchmarks.Measuring;

namespace MemberBriefingBot.Benchmarks.Reporting;

/// <summary>Everything one run found.</summary>
internal sealed record Report(DateTimeOffset At, Machine Machine, Scale Scale, Findings Found);

/// <summary>What one part of a run found, or all of them.</summary>
internal sealed record Findings(IReadOnlyList<Section> Sections, IReadOnlyList<Tally> Tallies, IReadOnlyList<Target> Targets)
{
    /// <summary>Measures that could not be made on this machine, by name, each with the reason.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public static Findings Together(IReadOnlyCollection<Findings> parts) =>
        new([.. parts.SelectMany(p => p.Sections)], [.. parts.SelectMany(p => p.Tallies)], [.. parts.SelectMany(p => p.Targets)]) { LeftOut = [.. parts.SelectMany(p => p.LeftOut)] };
}

/// <summary>Subjects that were measured in the same rounds; the ratios are to the reference among them.</summary>
internal sealed record Section(string Title, IReadOnlyList<Row> Rows)
{
    public static Section Of(string title, Rounds rounds, string reference, params IEnumerable<string> subjects) => new(
        title,
        [
            .. subjects.Prepend(reference).Select(subject => new Row(
                subject,
                rounds.Median(subject, c => c.WallMicroseconds),
                rounds.Median(subject, c => c.CpuMicroseconds),
                rounds.Median(subject, c => c.AllocatedBytes),
                subject == reference ? null : rounds.Ratio(subject, reference, c => c.WallMicroseconds),
                subject == reference ? null : rounds.Ratio(subject, reference, c => c.CpuMicroseconds))),
        ]);
}

/// <summary>Medians over the rounds, for one piece of work. The ratios are null in the reference's own row.</summary>
internal sealed record Row(string What, double WallMicroseconds, double CpuMicroseconds, double AllocatedBytes, Spread? TimesWall, Spread? TimesCpu);

/// <summary>Things that were counted or measured once, in the order in which they are to be read.</summary>
internal sealed record Tally(string Title, IReadOnlyList<Counted> Lines);

internal sealed record Counted(string What, double Figure);

/// <summary>A target and what was measured. It is reported, not asserted.</summary>
internal sealed record Target(string Name, string What, double AtMost, double Measured)
{
    public bool Met => Measured <= AtMost;
}
