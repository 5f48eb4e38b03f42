using MemberBriefingBot.Core.People.Files;
using MemberBriefingBot.Graph;

namespace MemberBriefingBot.Tests.Graph;

public sealed class EntraMatchesTests
{
    private static readonly Guid s_one = new("00000000-aaaa-4000-8000-000000000001");
    private static readonly Guid s_two = new("00000000-aaaa-4000-8000-000000000002");

    private static readonly Sought s_ada = new("Ada Alder", "ada@mereside.invalid");
    private static readonly Sought s_ben = new("Ben Birch", "ben@mereside.invalid");

    [Fact]
    public void An_address_is_known_as_mail_or_as_sign_in_name_in_any_case() =>
        Assert.Equal(
            [new ListedEntraId("ada@mereside.invalid", s_one), new ListedEntraId("ben@mereside.invalid", s_two)],
            EntraMatches.Of([s_ada, s_ben], [new Account(s_one, "ADA@Mereside.invalid", "a.alder@mereside.invalid"), new Account(s_two, null, "Ben@mereside.invalid")]).Rows);

    [Fact]
    public void An_account_found_twice_is_one_account() =>
        Assert.Single(EntraMatches.Of([s_ada], [new Account(s_one, s_ada.Email, s_ada.Email), new Account(s_one, s_ada.Email, s_ada.Email)]).Rows);

    [Fact]
    public void Nobody_with_the_address_is_reported_by_name() =>
        Assert.StartsWith("Ada Alder: nobody in Entra has the address ada@mereside.invalid.", Refusal(EntraMatches.Of([s_ada], [new Account(s_two, s_ben.Email, null)])));

    [Fact]
    public void Two_accounts_with_one_address_are_reported_and_neither_is_taken() =>
        Assert.StartsWith(
            "Ada Alder: 2 accounts in Entra have the address",
            Refusal(EntraMatches.Of([s_ada], [new Account(s_one, s_ada.Email, "one@mereside.invalid"), new Account(s_two, "two@mereside.invalid", s_ada.Email)])));

    [Fact]
    public void A_member_without_an_address_is_reported() =>
        Assert.StartsWith("Ada Alder: the council lists no work email", Refusal(EntraMatches.Of([s_ada with { Email = null }], [new Account(s_one, null, null)])));

    [Fact]
    public void Two_councillors_with_one_address_are_both_reported_and_neither_is_matched()
    {
        var read = EntraMatches.Of([s_ada, s_ben with { Email = "ADA@mereside.invalid" }], [new Account(s_one, s_ada.Email, null)]);

        Assert.Empty(read.Rows);
        Assert.Equal(["Ada Alder", "Ben Birch"], read.Refused.Select(r => r.Reason.Split(':')[0]));
    }

    [Fact]
    public void One_account_with_the_addresses_of_two_councillors_is_given_to_neither()
    {
        var read = EntraMatches.Of([s_ada, s_ben], [new Account(s_one, s_ada.Email, s_ben.Email)]);

        Assert.Empty(read.Rows);
        Assert.Equal(2, read.Refused.Count);
    }

    private static string Refusal(FileReading<ListedEntraId>.Read read)
    {
        Assert.Empty(read.Rows);
        return Assert.Single(read.Refused).Reason;
    }
}
