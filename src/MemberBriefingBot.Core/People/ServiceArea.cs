namespace MemberBriefingBot.Core.People;

/// <summary>A service of the council (Highways, Libraries) and the words by which a question is recognised as its own.</summary>
public sealed class ServiceArea
{
    public required CouncilId CouncilId { get; init; }

    public required string Name { get; init; }

    public required string Directorate { get; set; }

    /// <summary>The portfolio that answers politically for the service.</summary>
    public string Portfolio { get; set; } = "";

    /// <summary>Lower-case words and phrases that point to this service.</summary>
    public List<string> Words { get; set; } = [];
}
