using MemberBriefingBot.Benchmarks.FanOut;
using MemberBriefingBot.Benchmarks.Measuring;

namespace MemberBriefingBot.Benchmarks.Reporting;

/// <summary>Everything one run found.</summary>
internal sealed record Report(DateTimeOffset At, Machine Machine, Scale Scale, IReadOnlyList<Section> Sections, DeliveryCounts PerDelivery, IReadOnlyList<Target> Targets);

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

/// <summary>A target and what was measured. It is reported, not asserted.</summary>
internal sealed record Target(string Name, string What, double AtMost, double Measured)
{
    public bool Met => Measured <= AtMost;
}
