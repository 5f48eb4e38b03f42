using MemberBriefingBot.Core.People.Files;

namespace MemberBriefingBot.Tests.People.Files;

public class WardKeyTests
{
    [Theory]
    [InlineData("Billinge & Seneley Green", "Billinge and Seneley Green")]
    [InlineData("St. Helens Town Centre", "St Helens Town Centre")]
    [InlineData("Saint Helens Town Centre", "ST HELENS TOWN CENTRE WARD")]
    [InlineData("Newton-le-Willows East", "Newton le Willows East")]
    [InlineData("St Mary\u2019s", "St. Mary's")]
    [InlineData("Ward: Windle", "Windle")]
    [InlineData("Llan\u00e9", "Llane")]
    public void Spellings_of_one_ward_have_one_key(string one, string other) =>
        Assert.Equal(WardKey.Of(one), WardKey.Of(other));

    [Theory]
    [InlineData("Sutton North West", "Sutton South East")]
    [InlineData("Newton-le-Willows East", "Newton-le-Willows West")]
    [InlineData("Ward", "Park")]
    [InlineData("Wardley", "Ley")]
    public void Different_wards_have_different_keys(string one, string other) =>
        Assert.NotEqual(WardKey.Of(one), WardKey.Of(other));

    [Fact]
    public void A_name_without_letters_has_an_empty_key() => Assert.Equal("", WardKey.Of(" - ").Value);
}
