using MemberBriefingBot.Core.Questions;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Questions;

public sealed class RouterTests
{
    private static readonly Mereside s_people = new();
    private static readonly RoutingDirectory s_directory = new(s_people.Services, s_people.Officers);

    [Theory]
    [InlineData("When will the pothole in Mill Street be filled?", "", false, "Highways")]
    [InlineData("Who fills POTHOLES?", "", false, "Highways")]
    [InlineData("The library’s hours", "", false, "Libraries")]
    [InlineData("Is Mill Street going one-way?", "", false, "Traffic")]
    [InlineData("The road surface near the crossing", "", false, "Highways")]
    [InlineData("The pavement by the crossing", "", false, "triage: It could be for Highways or Traffic.")]
    [InlineData("The pavement by the library", Mereside.Environment, true, "Highways")]
    [InlineData("The library by the crossing", "Culture", true, "Libraries")]
    [InlineData("What about our museum?", "", false, "triage: It looks like a matter for Museums, which has no officer in the directory.")]
    [InlineData("What does this mean for residents?", Mereside.Environment, true, "northmere")]
    [InlineData("What does this mean for residents?", "", false, "triage: No service was recognised in it.")]
    [InlineData("Are there any bookshelves?", "", false, "triage: No service was recognised in it.")]
    public void A_question_goes_to_one_service_or_to_the_wards_link_officer_or_to_a_person(string text, string portfolio, bool aboutABriefing, string to) =>
        Assert.Equal(to, Say(Router.Decide(new RoutingFacts(text, "", "northmere", portfolio, aboutABriefing), s_directory)));

    [Fact]
    public void A_ward_without_a_link_officer_goes_to_a_person() =>
        Assert.IsType<Route.ToTriage>(Router.Decide(new RoutingFacts("What does this mean?", "", "eastholme", "", true), s_directory));

    [Fact]
    public void The_reason_for_asking_counts_as_well() =>
        Assert.Equal("Highways", Say(Router.Decide(new RoutingFacts("When is it done?", "A resident fell into a pothole", "northmere", "", false), s_directory)));

    [Fact]
    public void It_says_which_words_it_went_by()
    {
        var to = Assert.IsType<Route.ToServiceArea>(Router.Decide(new RoutingFacts("The pothole in the road surface", "", "northmere", "", false), s_directory));

        Assert.Equal("It mentions “pothole”, “road surface”.", to.Because);
    }

    private static string Say(Route route) => route switch
    {
        Route.ToServiceArea to => to.Service.Name,
        Route.ToLinkOfficer to => to.WardKey,
        Route.ToTriage to => $"triage: {to.Because}",
        _ => "?",
    };
}
