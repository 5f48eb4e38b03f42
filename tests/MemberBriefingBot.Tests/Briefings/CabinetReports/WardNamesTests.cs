using MemberBriefingBot.Core.Briefings.CabinetReports;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class WardNamesTests
{
    private static readonly string[] Wards = ["Bold and Lea Green", "Newton-le-Willows East", "Parr", "St Helens Town Centre", "Thatto Heath", "Windle"];

    [Theory]
    [InlineData("Thatto Heath and Parr")]
    [InlineData("Thatto Heath & Parr")]
    [InlineData("Thatto Heath / Parr")]
    [InlineData("Thatto Heath; Parr")]
    [InlineData("Thatto Heath\nParr")]
    [InlineData("Thatto Heath,\nand Parr")]
    [InlineData("Thatto\nHeath, Parr")]
    [InlineData("Both the Thatto Heath ward and the Parr ward")]
    [InlineData("THATTO HEATH WARD, PARR WARD")]
    public void Known_wards_are_found_however_they_are_joined(string text) => Assert.Equal(("Thatto Heath|Parr", ""), In(text));

    [Theory]
    [InlineData("Thatto Heath & Bold")]
    [InlineData("Thatto Heath and Bold")]
    [InlineData("Upper Parr")]
    [InlineData("Parr Park")]
    [InlineData("Windle (part)")]
    public void A_stranger_that_holds_a_known_name_is_a_stranger_only(string text) => Assert.Equal(("", text), In(text));

    [Fact]
    public void Known_wards_that_hold_an_and_are_found_beside_others() =>
        Assert.Equal(("Parr|Bold and Lea Green|Windle", "Lea Green"), In("Parr and Bold & Lea Green and Windle, Lea Green"));

    [Theory]
    [InlineData("All", typeof(WardsAffected.All))]
    [InlineData("All wards in the borough", typeof(WardsAffected.All))]
    [InlineData("Borough-wide", typeof(WardsAffected.All))]
    [InlineData("Boroughwide", typeof(WardsAffected.All))]
    [InlineData("None", typeof(WardsAffected.None))]
    [InlineData("None specifically", typeof(WardsAffected.None))]
    [InlineData("N/A", typeof(WardsAffected.None))]
    [InlineData("Not applicable", typeof(WardsAffected.None))]
    public void Every_ward_and_no_ward_are_said_in_several_ways(string text, Type affected) =>
        Assert.IsType(affected, CabinetReportFileTests.Value(HeaderReading.Wards(new HeaderValue(HeaderField.Wards, text, "line 1", 0, false), Wards)));

    [Fact]
    public void All_wards_with_one_named_is_doubted() =>
        Assert.IsType<Finding<WardsAffected>.Unsure>(HeaderReading.Wards(new HeaderValue(HeaderField.Wards, "All, particularly Parr", "line 1", 0, false), Wards));

    private static (string Named, string Unknown) In(string text)
    {
        var (named, unknown) = WardNames.In(text, Wards);
        return (string.Join('|', named), string.Join('|', unknown));
    }
}
