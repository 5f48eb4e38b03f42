using System.Text;

namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>The Playground's configuration file for one person at the keyboard.</summary>
internal static class PlaygroundConfiguration
{
    private const int Bystanders = 5; // the Playground refuses fewer

    /// <summary>The file's text.</summary>
    /// <param name="person">Who is at the keyboard.</param>
    /// <param name="tenant">The council's Entra tenant.</param>
    public static string For(Person person, Guid tenant)
    {
        var text = new StringBuilder(
            $"""
            version: "0.1.0"
            tenantId: "{tenant}"
            bot:
              id: "28:member-briefing"
              name: "Member Briefing"
            currentUser:
            {Identity(person, "  ")}
            users:

            """);
        foreach (var bystander in Enumerable.Range(1, Bystanders).Select(Bystander))
        {
            text.Append("  - ").AppendLine(Identity(bystander, "    ").TrimStart());
        }

        return text.Append(
            $"""
            personalChat:
              id: "{person.ChatId}"
            groupChat:
              id: "19:group@thread.v2"
              name: "Group"
            team:
              id: "19:team@thread.tacv2"
              name: "Officers"
              aadGroupId: "00000000-0000-4000-8000-0000000000aa"
              channels:
                - id: "19:channel@thread.tacv2"
                  name: "General"

            """).ToString();
    }

    private static Person Bystander(int number) =>
        new($"Bystander {number}", $"bystander{number}@example.test", Guid.Parse($"00000000-0000-4000-8000-00000000000{number}"));

    private static string Identity(Person person, string indent)
    {
        var names = person.Name.Split(' ', 2);
        string[] lines =
        [
            $"id: \"{person.TeamsId}\"",
            $"name: \"{person.Name}\"",
            $"userPrincipleName: \"{person.Email}\"",
            $"aadObjectId: \"{person.EntraObjectId}\"",
            $"givenName: \"{names[0]}\"",
            $"surname: \"{names[^1]}\"",
            $"email: \"{person.Email}\"",
        ];
        return string.Join('\n', lines.Select(line => indent + line));
    }
}
