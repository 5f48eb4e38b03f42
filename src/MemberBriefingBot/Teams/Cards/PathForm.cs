using System.Globalization;
using MemberBriefingBot.Core.Briefings;
using static MemberBriefingBot.Teams.Cards.Buttons;

namespace MemberBriefingBot.Teams.Cards;

/// <summary>The inputs for the path of a decision, and what they say.</summary>
internal static class PathForm
{
    private static readonly (string Id, string Label, string What, Func<DecisionPath, DateOnly?> Of)[] s_days =
    [
        ("meetingOn", "Day of the meeting or decision", "meeting", p => p.MeetingOn),
        ("privateNoticeOn", "Notice of a private meeting given on", "notice of a private meeting", p => p.PrivateNoticeOn),
        ("privateFurtherOn", "Further notice of it given on", "further notice", p => p.PrivateFurtherNoticeOn),
        ("agendaOn", "Agenda published on", "agenda", p => p.AgendaOn),
        ("recordedOn", "Decision record published on", "decision record", p => p.RecordedOn),
        ("calledInOn", "Called in on", "call-in", p => p.CalledInOn),
        ("callInEndedOn", "Call-in ended and the decision stood on", "end of the call-in", p => p.CallInEndedOn),
    ];

    /// <summary>What Democratic Services record of it later.</summary>
    private static readonly string[] s_recorded = ["agendaOn", "recordedOn", "calledInOn", "callInEndedOn"];

    public static IEnumerable<Element> Inputs(Func<string, string> value) =>
    [
        Route(value("route")),
        Ask("decisionMaker", "Who decides, as published", value("decisionMaker"), most: DraftRules.LongestField),
        Tick("inPrivate", "The meeting is private", value("inPrivate") == "true"),
        .. s_days.Select(d => Date(d.Id, d.Label, value(d.Id))),
        NoCallIn(value("noCallIn")),
        Ask("judging", "Planning or licensing committee that judges it, if any", value("judging"), most: DraftRules.LongestField),
    ];

    public static DecisionPath Read(Func<string, string> value, List<string> problems)
    {
        var days = s_days.ToDictionary(d => d.Id, d => DraftInputs.Date(value(d.Id), d.What, problems));
        return new DecisionPath
        {
            Route = DraftInputs.Choice(value("route"), DecisionRoute.None, "how it is decided", problems),
            DecisionMaker = value("decisionMaker"),
            InPrivate = value("inPrivate") == "true",
            MeetingOn = days["meetingOn"],
            PrivateNoticeOn = days["privateNoticeOn"],
            PrivateFurtherNoticeOn = days["privateFurtherOn"],
            AgendaOn = days["agendaOn"],
            RecordedOn = days["recordedOn"],
            CalledInOn = days["calledInOn"],
            CallInEndedOn = days["callInEndedOn"],
            NoCallIn = value("noCallIn") == "true",
            JudgingCommittee = value("judging"),
        };
    }

    /// <summary>The inputs as they stand for a path that exists.</summary>
    public static void Add(DecisionPath path, Dictionary<string, string> values)
    {
        (values["route"], values["decisionMaker"], values["judging"]) = (path.Route.ToString(), path.DecisionMaker, path.JudgingCommittee);
        (values["inPrivate"], values["noCallIn"]) = (path.InPrivate ? "true" : "false", path.NoCallIn ? "true" : "false");
        foreach (var (id, _, _, of) in s_days)
        {
            values[id] = of(path)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        }
    }

    /// <summary>The form for what was decided, on a briefing that is out.</summary>
    public static Element Record(Briefing briefing)
    {
        var values = new Dictionary<string, string>();
        Add(briefing.Text.Path, values);
        return Form(
            "Record what was decided",
            [
                Card.Text("The cards that were sent change where they stand. A published agenda or record ends an embargo at once, for good, unless the briefing is exempt or confidential. Leave a day empty that has not come.", subtle: true),
                Route(values["route"]),
                .. s_days.Where(d => s_recorded.Contains(d.Id)).Select(d => Date(d.Id, d.Label, values[d.Id])),
                NoCallIn(values["noCallIn"]),
            ],
            Execute("Record the decision", Acts.RecordDecision, [("briefing", briefing.Id.ToString())]));
    }

    public static DecisionDays ReadRecord(Func<string, string> value, List<string> problems)
    {
        var path = Read(value, problems);
        return new DecisionDays(path.Route, path.AgendaOn, path.RecordedOn, path.CalledInOn, path.CallInEndedOn, path.NoCallIn);
    }

    private static Element NoCallIn(string value) => Tick("noCallIn", "It cannot be called in (urgent, or the rules say so)", value == "true");

    private static Element Route(string value) =>
        Choose("route", "How is it decided?", Enum.GetValues<DecisionRoute>().Select(r => (Say(r), r.ToString())), value.Length > 0 ? value : nameof(DecisionRoute.None));

    private static string Say(DecisionRoute route) => route switch
    {
        DecisionRoute.None => "Nothing is decided, or it is not known yet",
        DecisionRoute.Cabinet => "By the Cabinet at a meeting",
        DecisionRoute.CabinetMember => "By one Cabinet member",
        DecisionRoute.Officer => "By an officer",
        DecisionRoute.Council => "By the full Council",
        DecisionRoute.Committee => "By a committee",
        _ => throw new ArgumentOutOfRangeException(nameof(route), route, null),
    };
}
