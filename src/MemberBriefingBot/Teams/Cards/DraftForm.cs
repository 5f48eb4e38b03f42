using System.Globalization;
using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.Calendar;
using MemberBriefingBot.Core.Delivery;
using static MemberBriefingBot.Teams.Cards.Buttons;
using static MemberBriefingBot.Teams.Cards.Card;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>The form for a new briefing, or for changing a draft. What was typed is kept when something is missing.</summary>
/// <param name="Values">Inputs by id; empty for a new form.</param>
/// <param name="Existing">The draft being changed, or null.</param>
internal sealed record DraftFormContent(
    IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Problems, IReadOnlyList<(string Key, string Name)> Wards, IReadOnlyList<string> Portfolios, IReadOnlyList<(string Id, string Name)> Members, Guid? Existing)
    : Content("A form is ready for you.");

internal static class DraftForm
{
    /// <summary>The choice of no paragraph; every choice must have a value.</summary>
    public const string NotExempt = "none";

    public static Element Of(DraftFormContent form)
    {
        string V(string id) => form.Values.GetValueOrDefault(id, "");
        return Card.Of(
        [
            Heading(form.Existing is null ? "New briefing" : "Change the briefing"),
            Text("Nothing is sent from here. You see a preview with every recipient named first, and a second person approves it.", subtle: true),
            form.Problems.Count == 0 ? null : Box("attention", [Text("Please put right:", weight: "Bolder"), .. form.Problems.SelectMany(p => Said($"• {p}"))]),
            Choose("kind", "What is it?", Enum.GetValues<BriefingKind>().Select(k => (BriefingWords.Say(k), k.ToString())), V("kind") is { Length: > 0 } kind ? kind : nameof(BriefingKind.WardDecision)),
            Ask("title", "Title", V("title"), most: DraftRules.LongestTitle, mustHave: "Give it a title."),
            Ask("summary", "Summary, in plain English", V("summary"), multiline: true, most: DraftRules.LongestText, mustHave: "Write a summary."),
            Choose("wards", "Wards affected", form.Wards.Select(w => (w.Name, w.Key)), V("wards"), many: true),
            Tick("allWards", "It affects every ward", V("allWards") == "true"),
            Ask("wardEffect", "What it means for the ward", V("wardEffect"), multiline: true, most: DraftRules.LongestText),
            Choose("decision", "Is it decided?", Enum.GetValues<DecisionStatus>().Select(d => (BriefingWords.Say(d), d.ToString())), V("decision") is { Length: > 0 } decision ? decision : nameof(DecisionStatus.Proposed)),
            Ask("recommendations", "What is being decided, one line each", V("recommendations"), multiline: true, most: DraftRules.LongestText),
            Choose("portfolio", "Cabinet portfolio", form.Portfolios.Select(p => (p, p)), V("portfolio")),
            Ask("contact", "Who to contact (a team, not a private number)", V("contact"), most: 200),
            .. Timing(V),
            Ask("notification", "Notification (it may stand on a lock screen, so it gives nothing away)", V("notification") is { Length: > 0 } said ? said : NotificationText.Default, most: DraftRules.LongestNotification, mustHave: "Say that there is something to read."),
            Ask("lines", "Lines that members may use once they may share it, one line each", V("lines"), multiline: true, most: DraftRules.LongestShareable),
            MoreFields(),
            Group("governance", visible: form.Problems.Count > 0, GovernanceInputs(V, form.Members)),
        ],
        [
            Execute("Preview", Acts.Draft, Ids(form), style: "positive"),
            Execute("Suggest times for this kind", Acts.SuggestTimes, Ids(form)),
        ]);
    }

    private static (string, string)[]? Ids(DraftFormContent form) => form.Existing is { } id ? [("briefing", id.ToString())] : null;

    private static IEnumerable<Element> Timing(Func<string, string> value) =>
    [
        Subheading("When (London time)"),
        Text("Leave the members’ times empty to send as soon as it is approved and scheduled.", subtle: true),
        Date("wardDate", "Ward members: date", value("wardDate")), Time("wardTime", "Ward members: time", value("wardTime")),
        Date("allDate", "All members: date", value("allDate")), Time("allTime", "All members: time", value("allTime")),
        Date("pressDate", "Press: date", value("pressDate")), Time("pressTime", "Press: time", value("pressTime")),
        Text("Leave these two empty if nothing goes to the press.", subtle: true, spacing: "Small"),
        Date("staffDate", "Staff: date (empty if it does not go to staff)", value("staffDate")), Time("staffTime", "Staff: time", value("staffTime")),
        Tick("embargo", "Members must not share it before the press time (without a press time there is no embargo)", value("embargo") is not "false"),
    ];

    private static Element MoreFields() => new() { ["type"] = "ActionSet", ["actions"] = List(Toggle("More: decision, exemption", "governance")) };

    private static IEnumerable<Element> GovernanceInputs(Func<string, string> value, IReadOnlyList<(string Id, string Name)> members) =>
    [
        Tick("key", "It is a key decision", value("key") == "true"),
        Date("notice", "Public notice given on", value("notice")),
        .. PathForm.Inputs(value),
        Choose("exempt", "Exempt information (Schedule 12A)", [("Not exempt", NotExempt), .. Enumerable.Range(1, 7).Select(i => ($"Paragraph {i}", i.ToString(CultureInfo.InvariantCulture)))], value("exempt") is { Length: > 0 } exempt ? exempt : NotExempt),
        Ask("exemptReason", "Reason for the exemption", value("exemptReason"), most: 500),
        Tick("negotiation", "Paragraph 3: it is about terms proposed in negotiating a contract", value("negotiation") == "true"),
        Ask("confidential", "If it is confidential by law: why? (empty if not)", value("confidential"), most: DraftRules.LongestField),
        Choose("named", "Who may see it, if it is confidential or needs a grant", members.Select(m => (m.Name, m.Id)), value("named"), many: true),
        Ask("cabinetMember", "Cabinet member", value("cabinetMember"), most: 200),
        Ask("reportOf", "Report of", value("reportOf"), most: 200),
        Ask("priorities", "Borough priorities, one line each", value("priorities"), multiline: true, most: 500),
    ];

    /// <summary>The inputs as they stand for a text and timetable that exist.</summary>
    public static Dictionary<string, string> ValuesOf(BriefingText text, Timetable times)
    {
        var values = new Dictionary<string, string>
        {
            ["kind"] = text.Kind.ToString(),
            ["title"] = text.Title,
            ["summary"] = text.Summary,
            ["wards"] = string.Join(',', text.Wards),
            ["allWards"] = text.AllWards ? "true" : "false",
            ["wardEffect"] = text.WardEffect,
            ["decision"] = text.Decision.ToString(),
            ["recommendations"] = string.Join('\n', text.Recommendations),
            ["portfolio"] = text.Portfolio,
            ["contact"] = text.ContactOfficer,
            ["key"] = text.KeyDecision ? "true" : "false",
            ["notice"] = text.PublicNoticeOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            ["exempt"] = text.ExemptParagraph?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["exemptReason"] = text.ExemptReason,
            ["negotiation"] = text.UnderNegotiation ? "true" : "false",
            ["notification"] = NotificationText.Of(text),
            ["lines"] = string.Join('\n', text.ShareableLines),
            ["confidential"] = text.ConfidentialReason,
            ["named"] = string.Join(',', text.NamedReaders),
            ["cabinetMember"] = text.CabinetMember,
            ["reportOf"] = text.ReportOf,
            ["priorities"] = string.Join('\n', text.BoroughPriorities),
        };
        PathForm.Add(text.Path, values);
        foreach (var (name, value) in ValuesOf(times))
        {
            values[name] = value;
        }

        return values;
    }

    /// <summary>The inputs of the times alone.</summary>
    public static Dictionary<string, string> ValuesOf(Timetable times)
    {
        var values = new Dictionary<string, string> { ["embargo"] = times.EmbargoUntil is null ? "false" : "true" };
        foreach (var (name, instant) in new[] { ("ward", times.WardMembersAt), ("all", times.AllMembersAt), ("staff", times.StaffAt), ("press", times.PressAt) })
        {
            values[name + "Date"] = instant is { } d ? LondonTime.DateOn(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            values[name + "Time"] = instant is { } t ? LondonTime.TimeOn(t).ToString("HH:mm", CultureInfo.InvariantCulture) : "";
        }

        return values;
    }
}
