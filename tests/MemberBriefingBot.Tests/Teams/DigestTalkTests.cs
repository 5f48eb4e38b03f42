using MemberBriefingBot.Core.Rhythm;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Teams;

public sealed class DigestTalkTests
{
    [Theory]
    [InlineData("digest", "comes on Fridays at 3pm")]
    [InlineData("digest monday 9", "comes on Mondays at 9am")]
    [InlineData("digest mon 9am", "comes on Mondays at 9am")]
    [InlineData("digest on thursdays 14:00", "did not understand")]
    [InlineData("digest thursdays at 14:00", "comes on Thursdays at 2pm")]
    [InlineData("digest sunday 0", "comes on Sundays at midnight")]
    [InlineData("digest tuesday", "comes on Tuesdays at 3pm")]
    [InlineData("digest 5pm", "comes on Fridays at 5pm")]
    [InlineData("digest off", "no weekly digest")]
    [InlineData("digest on", "comes on Fridays at 3pm")]
    [InlineData("digest monday 25", "did not understand")]
    [InlineData("digest monday 9:30", "did not understand")]
    public async Task What_is_typed_is_done_and_said_back(string typed, string said)
    {
        await using var hall = await TownHall.OpenAsync(Engine.Sqlite);
        Assert.Equal(View.Digest, Conversation.Read(hall.People.Ada, $"  {typed.ToUpperInvariant()}. ", new DateOnly(2026, 3, 2)).View);

        var answer = await hall.DoAsync<ChooseDigest, Topic>(choose => new DigestTalk(choose).AnswerAsync(hall.People.Ada, typed, default));

        Assert.Equal(View.Say, answer.View);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Digest of complaints: when is it published?")]
    [InlineData("digestion")]
    [InlineData("What is in the digest")]
    public void A_question_that_only_sounds_like_it_goes_to_an_officer(string typed) =>
        Assert.Equal(View.Ask, Conversation.Read(new Mereside().Ada, typed, new DateOnly(2026, 3, 2)).View);

    [Fact]
    public void Help_names_it_to_members_only()
    {
        var people = new Mereside();

        Assert.Contains("digest", Help.For(people.Ada, Mereside.Council, new DateOnly(2026, 3, 2)).Commands.Select(c => c.Command));
        Assert.DoesNotContain("digest", Help.For(people.Dora, Mereside.Council, new DateOnly(2026, 3, 2)).Commands.Select(c => c.Command));
    }
}
