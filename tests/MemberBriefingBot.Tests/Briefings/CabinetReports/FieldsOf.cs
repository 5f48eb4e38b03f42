using System.Text;
using MemberBriefingBot.Core.Briefings.CabinetReports;

namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

/// <summary>Every field of a report as lines, so that a test can hold the whole against what it should be. "?" stands before a doubtful one.</summary>
internal static class FieldsOf
{
    public static string Text(string report) =>
        Of(Assert.IsType<CabinetReportReading.Read>(CabinetReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(report)), "report.txt", ReportLayouts.Wards)).Report);

    public static string Of(CabinetReport r) => string.Join('\n',
    [
        $"title: {Say(r.Title)}",
        $"decision maker: {Say(r.DecisionMaker)}",
        $"on: {Say(r.DecisionOn, on => on.ToString("yyyy-MM-dd", null))}",
        $"portfolio: {Say(r.Portfolio)}",
        $"member: {Say(r.CabinetMember)}",
        $"exempt: {Say(r.Exemption, e => $"{e}")} {Say(r.ExemptParagraphs, p => string.Join(',', p))}".TrimEnd(),
        $"key: {Say(r.KeyDecision, k => k ? "yes" : "no")}",
        $"notice: {Say(r.PublicNotice, n => n.AsWritten)}",
        $"wards: {Say(r.WardsAffected, w => w is WardsAffected.Named n ? string.Join('|', n.Wards.Concat(n.Unknown.Select(u => $"[{u}]"))) : w.GetType().Name)}",
        $"priorities: {Say(r.Priorities, p => string.Join('|', p.Select(x => x.AsWritten)))}",
        $"report of: {Say(r.ReportOf)}",
        $"contact: {Say(r.ContactOfficer)}",
        $"summary: {Say(r.Summary)}",
        .. Say(r.Recommendations, items => string.Join('\n', items.Select(i => $"- {i}"))).Split('\n'),
    ]).ReplaceLineEndings("\n");

    private static string Say(Finding<string> finding) => Say(finding, text => text);

    private static string Say<T>(Finding<T> finding, Func<T, string> say) => finding switch
    {
        Finding<T>.Found found => say(found.Value),
        Finding<T>.Unsure unsure => $"? {say(unsure.Value)}",
        _ => "missing",
    };
}
