using System.Text;
using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Tests.People.Files;

public class CouncillorsByWardFileTests
{
    private const string Windle = """
        <ward>
          <wardtitle>
             Windle
          </wardtitle>
          <councillors><councillorcount>1</councillorcount>
            <councillor>
              <councillorid> 1046 </councillorid>
              <fullusername> Councillor  Thea Vetchley </fullusername>
              <politicalpartytitle>Labour &amp; Co-operative </politicalpartytitle>
              <politicalgrouptitle>Labour Group</politicalgrouptitle>
              <keyposts><div>Cabinet Member for <b>Parks</b></div><div>Chair of Things</div></keyposts>
              <additionalcontactinfo>call me at PLANTED-SECRET</additionalcontactinfo>
              <workaddress><line1>Town Hall</line1><email> thea@members.sample.invalid </email></workaddress>
              <homeaddress><line1>1 PLANTED-SECRET Lane</line1><email>PLANTED-SECRET@home.invalid</email></homeaddress>
              <termsofoffice>
                <termofoffice><startdate>09/05/2022</startdate><enddate>04/05/2026</enddate></termofoffice>
                <termofoffice><startdate>10/05/2018</startdate><enddate>unspecified</enddate></termofoffice>
              </termsofoffice>
            </councillor>
          </councillors>
        </ward>
        """;

    [Fact]
    public void A_councillor_is_read_without_padding_title_or_markup()
    {
        var ward = Assert.Single(Rows(List(Windle)));
        Assert.Equal("Windle", ward.WardName);
        var councillor = Assert.Single(ward.Councillors);
        Assert.Equal("1046", councillor.ExternalId);
        Assert.Equal("Thea Vetchley", councillor.FullName);
        Assert.Equal("Labour & Co-operative", councillor.Party);
        Assert.Equal("Labour Group", councillor.PoliticalGroup);
        Assert.Equal("Windle", councillor.WardName);
        Assert.Equal("thea@members.sample.invalid", councillor.WorkEmail);
    }

    [Fact]
    public void The_latest_term_is_the_one_that_counts()
    {
        var councillor = Rows(List(Windle))[0].Councillors[0];
        Assert.Equal(new DateOnly(2022, 5, 9), councillor.TermStartsOn);
        Assert.Equal(new DateOnly(2026, 5, 4), councillor.TermEndsOn);
    }

    [Fact]
    public void Html_inside_an_element_separates_what_it_says()
    {
        Assert.Equal(["Cabinet Member for", "Parks", "Chair of Things"], Rows(List(Windle))[0].Councillors[0].KeyPosts);
        var escaped = List(Windle.Replace("<div>Cabinet Member for <b>Parks</b></div><div>", "&lt;div&gt;Leader&amp;nbsp;&lt;br/&gt;", StringComparison.Ordinal).Replace("Things</div>", "Things", StringComparison.Ordinal));
        Assert.Equal(["Leader", "Chair of Things"], Rows(escaped)[0].Councillors[0].KeyPosts);
    }

    [Fact]
    public void A_home_address_never_reaches_what_was_read()
    {
        var list = List(Windle + "<ward><homeaddress><email>PLANTED-SECRET</email></homeaddress><wardtitle>Parr</wardtitle></ward>");
        Assert.Contains("PLANTED-SECRET", list, StringComparison.Ordinal);
        Assert.DoesNotContain("PLANTED-SECRET", Everything(Read(list)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_soap_envelope_makes_no_difference()
    {
        var soap = $"""
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
            <GetCouncillorsByWardResponse xmlns="http://moderngov.co.uk/namespaces"><GetCouncillorsByWardResult>
            {List(Windle)}
            </GetCouncillorsByWardResult></GetCouncillorsByWardResponse></soap:Body></soap:Envelope>
            """;
        Assert.Equal(Everything(Read(List(Windle))), Everything(Read(soap)));
    }

    [Fact]
    public void A_ward_listed_twice_is_refused_by_line_however_it_is_spelt()
    {
        var list = List($"<ward><wardtitle>St. Helens &amp; Parr</wardtitle></ward>\n{Windle}\n<ward><wardtitle>Saint Helens and Parr Ward</wardtitle></ward>");
        Assert.Equal(["St. Helens & Parr", "Windle"], Rows(list).Select(w => w.WardName));
        var refused = Assert.Single(Refused(list));
        Assert.Equal("The ward Saint Helens and Parr Ward is already listed on line 3.", refused.Reason);
        Assert.Equal(25, refused.LineNumber);
    }

    [Fact]
    public void The_councillors_of_a_refused_ward_are_refused_by_name_of_their_id()
    {
        var refused = Refused(List(Windle + Windle));
        Assert.Equal([null, "1046"], refused.Select(r => r.Key));
    }

    [Theory]
    [InlineData("<councillorid> 1046 </councillorid>", "", "Thea Vetchley has no id (councillorid).")]
    [InlineData("Councillor  Thea Vetchley", " ", "The councillor with the id 1046 has no name (fullusername).")]
    [InlineData("Councillor  Thea Vetchley", "Vacancy", "This is a vacant seat, not a councillor.")]
    [InlineData("09/05/2022", "31/02/2022", "The term of office of Thea Vetchley has \"31/02/2022\" where a date such as 05/05/2022 belongs.")]
    public void A_councillor_who_cannot_be_used_is_refused_with_the_reason(string old, string now, string reason)
    {
        var list = List(Windle.Replace(old, now, StringComparison.Ordinal));
        Assert.Empty(Rows(list)[0].Councillors);
        Assert.Equal(reason, Assert.Single(Refused(list)).Reason);
    }

    [Fact]
    public void A_work_email_that_is_none_is_left_out_and_said()
    {
        var list = List(Windle.Replace(" thea@members.sample.invalid ", "ask reception", StringComparison.Ordinal));
        Assert.Null(Rows(list)[0].Councillors[0].WorkEmail);
        Assert.StartsWith("The work email of Thea Vetchley is not an email address.", Assert.Single(Refused(list)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_councillor_listed_in_two_wards_is_taken_once()
    {
        var list = List(Windle + Windle.Replace("Windle", "Parr", StringComparison.Ordinal));
        Assert.Equal([1, 0], Rows(list).Select(w => w.Councillors.Count));
        Assert.Contains("already listed on line", Assert.Single(Refused(list)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_without_an_end_stays_open()
    {
        var councillor = Rows(List(Windle.Replace("04/05/2026", " Unspecified ", StringComparison.Ordinal)))[0].Councillors[0];
        Assert.Null(councillor.TermEndsOn);
    }

    [Theory]
    [InlineData("not xml at all", "The file is not XML that can be read")]
    [InlineData("", "The file is not XML that can be read")]
    [InlineData("<councillorsbyward><wards><ward>", "The file is not XML that can be read")]
    [InlineData("<html><body>Access denied</body></html>", "This is XML, but not a councillors-by-ward list")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><councillorsbyward>&e;</councillorsbyward>", "The file is not XML that can be read")]
    public void A_file_of_another_kind_is_not_read(string text, string reason) =>
        Assert.StartsWith(reason, Assert.IsType<FileReading<ListedWard>.NotReadable>(Read(text)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using var large = new MemoryStream(new byte[(16 * 1024 * 1024) + 1]);
        Assert.StartsWith("The file is larger than 16 MB", Assert.IsType<FileReading<ListedWard>.NotReadable>(CouncillorsByWardFile.Read(large)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_nested_a_hundred_thousand_deep_do_no_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("<councillors>", 100_000)) + string.Concat(Enumerable.Repeat("</councillors>", 100_000));
        Assert.IsType<FileReading<ListedWard>.NotReadable>(Read($"<councillorsbyward><ward>{deep}</ward></councillorsbyward>"));
    }

    private static string List(string wards) => $"<councillorsbyward>\n<wards>\n{wards}\n</wards></councillorsbyward>";

    private static FileReading<ListedWard> Read(string xml) => CouncillorsByWardFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    private static IReadOnlyList<ListedWard> Rows(string xml) => Assert.IsType<FileReading<ListedWard>.Read>(Read(xml)).Rows;

    private static IReadOnlyList<RefusedLine> Refused(string xml) => Assert.IsType<FileReading<ListedWard>.Read>(Read(xml)).Refused;

    private static string Everything(FileReading<ListedWard> reading) =>
        System.Text.Json.JsonSerializer.Serialize(Assert.IsType<FileReading<ListedWard>.Read>(reading).Rows);
}
