using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Tests.People.Files;

/// <summary>The sample council is complete and hangs together, so that a demonstration never meets a hole in it.</summary>
public class SampleCouncilTests
{
    private static readonly IReadOnlyList<KnownWard> Wards = Rows(WardsFile.Read, "wards.csv");
    private static readonly IReadOnlyList<ListedOfficer> Officers = Rows(OfficersFile.Read, "officers.csv");
    private static readonly IReadOnlyList<ListedServiceArea> Services = Rows(ServicesFile.Read, "services.csv");
    private static readonly IReadOnlyList<ListedPortfolio> Portfolios = Rows(PortfoliosFile.Read, "portfolios.csv");
    private static readonly IReadOnlyList<ListedWard> Listed = ListedWards();
    private static readonly IReadOnlyList<ListedCouncillor> Councillors = [.. Listed.SelectMany(w => w.Councillors)];

    [Fact]
    public void There_are_eighteen_wards_and_forty_eight_seats_each_taken()
    {
        Assert.Equal((18, 48), (Wards.Count, Wards.Sum(w => w.Seats)));
        Assert.Equal(
            Wards.Select(w => (WardKey.Of(w.Name), w.Seats)).Order(Comparer<(WardKey Key, int)>.Create((a, b) => string.CompareOrdinal(a.Key.Value, b.Key.Value))),
            Listed.Select(w => (WardKey.Of(w.WardName), w.Councillors.Count)).Order(Comparer<(WardKey Key, int)>.Create((a, b) => string.CompareOrdinal(a.Key.Value, b.Key.Value))));
    }

    [Fact]
    public void Nobody_in_it_could_be_taken_for_a_real_person()
    {
        Assert.All(Councillors, c => Assert.EndsWith("(sample)", c.FullName, StringComparison.Ordinal));
        Assert.All(Officers, o => Assert.EndsWith("(sample)", o.Name, StringComparison.Ordinal));
        Assert.All(Councillors.Select(c => c.WorkEmail).Concat(Officers.Select(o => o.Email)), e => Assert.EndsWith("sample.invalid", e, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_councillor_has_an_entra_id_of_their_own()
    {
        var ids = Rows(EntraIdsFile.Read, "entra-ids.csv");
        Assert.Equal(Councillors.Select(c => c.WorkEmail).Order(StringComparer.Ordinal), ids.Select(i => i.Email).Order(StringComparer.Ordinal));
        Assert.Distinct(ids.Select(i => i.EntraObjectId).Concat(Officers.Select(o => o.EntraObjectId)));
    }

    [Fact]
    public void Ten_portfolios_are_held_by_ten_councillors_and_every_service_belongs_to_one()
    {
        Assert.Equal(10, Portfolios.Select(p => p.MemberExternalId).Distinct().Count());
        Assert.Subset(Councillors.Select(c => c.ExternalId).ToHashSet(), Portfolios.Select(p => p.MemberExternalId).ToHashSet());
        Assert.Subset(Portfolios.Select(p => p.Portfolio).ToHashSet(), Services.Select(s => s.Portfolio).ToHashSet());
    }

    [Fact]
    public void Every_service_has_an_officer_of_its_directorate_and_words_that_point_to_it_alone()
    {
        Assert.All(Services, s => Assert.Contains(Officers, o => o.Services.Contains(s.Name)));
        Assert.Subset(Services.Select(s => s.Name).ToHashSet(), Officers.SelectMany(o => o.Services).ToHashSet());
        Assert.All(Services, s => Assert.True(s.Words.Count >= 4, s.Name));
        Assert.Distinct(Services.SelectMany(s => s.Words), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_ward_has_a_link_officer_and_every_directorate_a_director()
    {
        Assert.Equal(Wards.Select(w => w.Name).Order(StringComparer.Ordinal), Officers.SelectMany(o => o.LinkWards).Order(StringComparer.Ordinal));
        Assert.Equal(
            Officers.Select(o => o.Directorate).ToHashSet(),
            Officers.Where(o => o.Roles.Contains(OfficerRole.Director)).Select(o => o.Directorate).ToHashSet());
    }

    [Fact]
    public void Committees_are_made_of_its_councillors() =>
        Assert.All(Rows(CommitteeRolesFile.Read, "committee-roles.csv"), r => Assert.Contains(Councillors, c => c.ExternalId == r.MemberExternalId));

    [Fact]
    public void It_is_closed_on_days_that_would_be_working_days() =>
        Assert.All(Rows(ClosuresFile.Read, "closures.txt"), day => Assert.True(WorkingCalendar.England.IsWorkingDay(day), $"{day}"));

    private static IReadOnlyList<ListedWard> ListedWards()
    {
        using var file = File.OpenRead(Path("councillors-by-ward.xml"));
        return Complete(CouncillorsByWardFile.Read(file));
    }

    private static IReadOnlyList<T> Rows<T>(Func<TextReader, FileReading<T>> read, string name)
    {
        using var file = File.OpenText(Path(name));
        return Complete(read(file));
    }

    private static IReadOnlyList<T> Complete<T>(FileReading<T> reading)
    {
        var read = Assert.IsType<FileReading<T>.Read>(reading);
        Assert.Empty(read.Refused);
        return read.Rows;
    }

    private static string Path(string name) => SampleFolder.File(name);
}
