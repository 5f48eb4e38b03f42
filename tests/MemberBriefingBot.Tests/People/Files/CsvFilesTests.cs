using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Tests.People.Files;

public class CsvFilesTests
{
    private const string Header = "name,email,entra_object_id,job_title,directorate,services,link_wards,roles";
    private const string Ann = "Ann Officer, ann@example.org,00000000-bbbb-4000-8000-000000000001,Head of Roads,Place,Roads; Street lighting,Windle;,Director;democratic services";

    [Fact]
    public void An_officer_is_read_with_every_list()
    {
        var officer = Assert.Single(Rows($"{Header}\n{Ann}\n"));
        Assert.Equal("ann@example.org", officer.Email);
        Assert.Equal(Guid.Parse("00000000-bbbb-4000-8000-000000000001"), officer.EntraObjectId);
        Assert.Equal(["Roads", "Street lighting"], officer.Services);
        Assert.Equal(["Windle"], officer.LinkWards);
        Assert.Equal([OfficerRole.DemocraticServices, OfficerRole.Director], officer.Roles.OrderBy(r => r.ToString()));
    }

    [Fact]
    public void No_service_takes_the_name_under_which_the_monitoring_officers_questions_stand() =>
        Assert.StartsWith(
            "No service can be called \"monitoring officer\"",
            Assert.Single(Assert.IsType<FileReading<ListedServiceArea>.Read>(ServicesFile.Read(Text("service,directorate,portfolio,words\nmonitoring officer,Legal,,law\n"))).Refused).Reason,
            StringComparison.Ordinal);

    [Fact]
    public void Headings_may_come_in_any_order_and_case() =>
        Assert.Single(Rows("Roles,NAME,Email,Entra object id,Job title,Directorate,Services,Link wards,Notes\n,Ann,ann@example.org,00000000-bbbb-4000-8000-000000000001,,Place,,,x\n"));

    [Theory]
    [InlineData("00000000-bbbb-4000-8000-000000000001", "1234", "\"1234\" is not an Entra object id, which looks like 0f8fad5b-d9cb-469f-a165-70867728950e.")]
    [InlineData("00000000-bbbb-4000-8000-000000000001", "00000000-0000-0000-0000-000000000000", "\"00000000-0000-0000-0000-000000000000\" is not an Entra object id, which looks like 0f8fad5b-d9cb-469f-a165-70867728950e.")]
    [InlineData("Director;", "Boss;", "\"Boss\" is not a role; the roles are Director, DemocraticServices, Communications, MonitoringOfficer, SystemAdministrator.")]
    [InlineData("Director;", "3;", "\"3\" is not a role; the roles are Director, DemocraticServices, Communications, MonitoringOfficer, SystemAdministrator.")]
    [InlineData("ann@example.org", "ann at example", "\"ann at example\" is not an email address.")]
    [InlineData("Ann Officer, ann@example.org", ",", "There is no name. There is no email.")]
    [InlineData("Head of Roads", "Head of \"Roads", "A quotation mark is not closed on the same line, or stands in the middle of a cell.")]
    public void A_line_that_cannot_be_used_is_refused_with_every_reason_and_the_rest_stand(string old, string now, string reason)
    {
        var reading = Read($"{Header}\n{Ann.Replace(old, now, StringComparison.Ordinal)}\n{Ann.Replace("ann@", "bob@", StringComparison.Ordinal)}\n");
        var refused = Assert.Single(reading.Refused);
        Assert.Equal(reason, refused.Reason);
        Assert.Equal(2, refused.LineNumber);
        Assert.Equal("bob@example.org", Assert.Single(reading.Rows).Email);
    }

    [Fact]
    public void A_second_line_with_the_same_email_is_refused()
    {
        var reading = Read($"{Header}\n{Ann}\n\n{Ann.Replace("ann@", "ANN@", StringComparison.Ordinal)}\n");
        Assert.Single(reading.Rows);
        Assert.Equal(new RefusedLine(4, "ANN@example.org is already on line 2.", "ANN@example.org"), Assert.Single(reading.Refused));
    }

    [Theory]
    [InlineData("", "The first line has no heading name, email,")]
    [InlineData("name,email\nAnn,ann@example.org\n", "The first line has no heading entra_object_id, job_title, directorate, services, link_wards, roles.")]
    public void A_file_without_its_headings_is_not_read(string text, string reason) =>
        Assert.StartsWith(reason, Assert.IsType<FileReading<ListedOfficer>.NotReadable>(OfficersFile.Read(new StringReader(text))).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_line_without_end_is_not_read() =>
        Assert.StartsWith("Line 2 is longer", Assert.IsType<FileReading<ListedOfficer>.NotReadable>(OfficersFile.Read(new StringReader($"{Header}\n{new string('x', 500_000)}"))).Reason, StringComparison.Ordinal);

    [Fact]
    public void The_other_files_read_their_columns()
    {
        Assert.Equal(["pothole", "road surface"], All(ServicesFile.Read(Text("service,directorate,portfolio,words\nRoads,Place,Environment,pothole; road surface\n")))[0].Words);
        Assert.Equal("a@example.org", All(EntraIdsFile.Read(Text("email,entra_object_id\na@example.org,00000000-aaaa-4000-8000-000000000001\n")))[0].Email);
        Assert.Equal(new ListedPortfolio("Roads", "7"), All(PortfoliosFile.Read(Text("portfolio,member_external_id\nRoads,7\n")))[0]);
        Assert.Equal(new ListedCommitteeRole("Scrutiny", "Chair", "7"), All(CommitteeRolesFile.Read(Text("committee,role,member_external_id\nScrutiny,Chair,7\n")))[0]);
        Assert.Equal(new KnownWard("E1", "Parr", 3, "Central"), All(WardsFile.Read(Text("code,ward,seats,locality\nE1,Parr,3,Central\n")))[0]);
    }

    [Fact]
    public void A_ward_has_one_to_three_seats()
    {
        var reading = Assert.IsType<FileReading<KnownWard>.Read>(WardsFile.Read(Text("code,ward,seats,locality\nE1,Parr,4,Central\n")));
        Assert.Equal("\"4\" is not a number of seats; a ward has 1 to 3.", Assert.Single(reading.Refused).Reason);
    }

    [Fact]
    public void Closure_days_are_one_on_a_line_with_remarks()
    {
        var reading = Assert.IsType<FileReading<DateOnly>.Read>(ClosuresFile.Read(Text("# shut\n2026-12-29 # Tuesday\n\n29/12/2026\n")));
        Assert.Equal([new DateOnly(2026, 12, 29)], reading.Rows);
        Assert.Equal(new RefusedLine(4, "\"29/12/2026\" is not a date such as 2026-12-29."), Assert.Single(reading.Refused));
    }

    private static StringReader Text(string text) => new(text);

    private static IReadOnlyList<T> All<T>(FileReading<T> reading)
    {
        var read = Assert.IsType<FileReading<T>.Read>(reading);
        Assert.Empty(read.Refused);
        return read.Rows;
    }

    private static FileReading<ListedOfficer>.Read Read(string text) => Assert.IsType<FileReading<ListedOfficer>.Read>(OfficersFile.Read(Text(text)));

    private static IReadOnlyList<ListedOfficer> Rows(string text) => All(OfficersFile.Read(Text(text)));
}
