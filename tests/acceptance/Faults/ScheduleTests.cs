using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace MemberBriefingBot.Acceptance.Faults;

/// <summary>The decisions of the delivery under seeded schedules, a modest number of them. By hand they are run by the million.</summary>
public sealed partial class ScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task No_schedule_loses_doubles_or_hurries_a_message()
    {
        var (held, said) = await FaultProgram.RunAsync("schedules", "--count", "20000", "--seed", "1");

        output.WriteLine(said);
        Assert.True(held, said);
    }

    [Fact]
    public Task The_arrows_of_the_schedules_are_those_drawn_on_SQLite() => AgreesAsync("sqlite");

    [PostgresFact]
    public Task The_arrows_of_the_schedules_are_those_drawn_on_PostgreSQL() => AgreesAsync("postgres");

    [Theory]
    [InlineData("Fence")]
    [InlineData("MarkLooksAgain")]
    [InlineData("Lease")]
    [InlineData("MarksTakenBack")]
    [InlineData("DoubtIsKept")]
    public async Task An_arrow_that_is_drawn_otherwise_is_found(string guard)
    {
        var (held, said) = await FaultProgram.RunAsync("agreement", "--engine", "sqlite", "--count", "50", "--seed", "1", "--without", guard);

        Assert.False(held, said);
        Assert.Contains("APART agreement", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MarkFirst", "was shown 2 times")]
    [InlineData("Fence", "wrote though the lane is under")]
    [InlineData("DoubtIsKept", "was shown 2 times")]
    [InlineData("MarkLooksAgain", "before its release|after it had been cancelled")]
    [InlineData("Lease", "within its lease")]
    [InlineData("MarksTakenBack", "were left unknown by one sender")]
    [InlineData("EvidenceNamesOne", "which is not it")]
    public async Task The_scheduler_finds_a_guard_that_is_missing_and_its_seed_finds_it_again(string guard, string finding)
    {
        var (held, said) = await FaultProgram.RunAsync("schedules", "--count", "2000", "--seed", "1", "--without", guard);

        Assert.False(held, said);
        Assert.Matches(finding, said);
        var (found, seed) = (Finding().Match(said).Groups["finding"].Value, Finding().Match(said).Groups["seed"].Value);
        var (heldAgain, saidAgain) = await FaultProgram.RunAsync("schedules", "--count", "1", "--seed", seed, "--without", guard);
        Assert.False(heldAgain, saidAgain);
        Assert.Equal(found, Finding().Match(saidAgain).Groups["finding"].Value);
    }

    private async Task AgreesAsync(string engine)
    {
        var (held, said) = await FaultProgram.RunAsync("agreement", "--engine", engine, "--count", "50", "--seed", "1");

        output.WriteLine(said);
        Assert.True(held, said);
    }

    [GeneratedRegex("^BROKEN .* --seed (?<seed>[0-9]+) .*?: (?<finding>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Finding();
}
