namespace MemberBriefingBot.Acceptance.Playground;

/// <summary>Someone who sits at a Playground.</summary>
/// <param name="Name">Given name and surname, as the directory shows them.</param>
/// <param name="Email">Also the sign-in name.</param>
/// <param name="EntraObjectId">The id by which the bot knows the person.</param>
public sealed record Person(string Name, string Email, Guid EntraObjectId)
{
    /// <summary>The person's id in Teams.</summary>
    public string TeamsId => $"29:{EntraObjectId:N}";

    /// <summary>The id of the person's chat with the bot.</summary>
    public string ChatId => $"a:{EntraObjectId:N}";
}
