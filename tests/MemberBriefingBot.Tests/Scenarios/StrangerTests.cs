using MemberBriefingBot.Demo;

namespace MemberBriefingBot.Tests.Scenarios;

public sealed class StrangerTests
{
    [Fact]
    public async Task Somebody_the_directory_does_not_list_is_told_so_and_shown_nothing()
    {
        await using var stage = await Stage.OpenAsync(
            System.IO.Directory.CreateTempSubdirectory("mbb-").FullName, new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), ("st-helens", "St Helens Borough Council"));
        var person = stage.Teams.AddPerson("Sam Visitor (sample)", Guid.NewGuid());
        await person.InstallAsync();
        await stage.SettleAsync();
        await person.TypeAsync("queue");
        await stage.SettleAsync();

        Assert.Contains("I do not know you yet", person.Chat[^1].AllText, StringComparison.Ordinal);
    }
}
