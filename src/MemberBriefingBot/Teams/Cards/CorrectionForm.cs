using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Delivery;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>The form for correcting a briefing that is scheduled or out. Whom it concerns cannot be changed: that would be another briefing.</summary>
/// <param name="Values">Inputs by id.</param>
internal sealed record CorrectionFormContent(Guid BriefingId, string Reference, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Problems)
    : Content("A form is ready for you.");

internal static class CorrectionForm
{
    public static Element Of(CorrectionFormContent form)
    {
        string V(string id) => form.Values.GetValueOrDefault(id, "");
        return Card.Of(
        [
            Text($"Correction · {form.Reference}", subtle: true, size: "Small"),
            Heading("Correct the briefing"),
            Text("A second person approves the new words. Then every card that was sent changes where it stands, and everybody who has it is told what changed.", subtle: true),
            form.Problems.Count == 0 ? null : Box("attention", [Text("Please put right:", weight: "Bolder"), .. form.Problems.SelectMany(p => Said($"• {p}"))]),
            Ask("whatChanged", "What has changed, in a sentence or two (everybody who has it reads this)", V("whatChanged"), multiline: true, most: Correction.LongestWhatChanged, mustHave: "Say what has changed."),
            Ask("title", "Title", V("title"), most: DraftRules.LongestTitle, mustHave: "Give it a title."),
            Ask("summary", "Summary, in plain English", V("summary"), multiline: true, most: DraftRules.LongestText, mustHave: "Write a summary."),
            Ask("wardEffect", "What it means for the ward", V("wardEffect"), multiline: true, most: DraftRules.LongestText),
            Choose("decision", "Is it decided?", Enum.GetValues<DecisionStatus>().Select(d => (BriefingWords.Say(d), d.ToString())), V("decision")),
            Ask("recommendations", "What is being decided, one line each", V("recommendations"), multiline: true, most: DraftRules.LongestText),
            Ask("lines", "Lines that members may use once they may share it, one line each", V("lines"), multiline: true, most: DraftRules.LongestShareable),
            Ask("contact", "Who to contact (a team, not a private number)", V("contact"), most: 200),
        ],
        [
            Execute("Send for approval", Acts.ProposeCorrection, [("briefing", form.BriefingId.ToString())], style: "positive"),
        ]);
    }

    public static Dictionary<string, string> ValuesOf(BriefingText text) => new()
    {
        ["title"] = text.Title,
        ["summary"] = text.Summary,
        ["wardEffect"] = text.WardEffect,
        ["decision"] = text.Decision.ToString(),
        ["recommendations"] = string.Join('\n', text.Recommendations),
        ["lines"] = string.Join('\n', text.ShareableLines),
        ["contact"] = text.ContactOfficer,
    };
}
