using System.Text.Json.Nodes;
using MemberBriefingBot.Core.People;
using MemberBriefingBot.Teams;
using MemberBriefingBot.Tests.Given;

namespace MemberBriefingBot.Tests.Manifest;

public sealed class CommandTests
{
    private static readonly JsonNode s_bot = JsonNode.Parse(File.ReadAllText(Path.Combine(SampleManifest.Folder, "manifest.json")))!["bots"]![0]!;

    public static TheoryData<string> Offered => [.. from list in s_bot["commandLists"]!.AsArray() from command in list!["commands"]!.AsArray() select (string)command!["title"]!];

    [Theory]
    [MemberData(nameof(Offered))]
    public void Every_command_that_Teams_offers_is_understood_from_a_member_and_from_an_officer(string command)
    {
        var people = new Mereside();

        foreach (var person in new Person[] { people.Ada, people.Hal })
        {
            Assert.DoesNotContain(Conversation.Read(person, command, new DateOnly(2026, 12, 7)).View, new[] { View.Ask, View.Say });
        }
    }

    [Fact]
    public void The_app_is_for_a_persons_own_chat_and_for_no_team() => Assert.Equal(["personal"], s_bot["scopes"]!.AsArray().Select(scope => (string?)scope));
}
