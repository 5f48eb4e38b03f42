namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>What came of reading a cabinet report.</summary>
public abstract record CabinetReportReading
{
    /// <summary>It is a report. What could not be found in it is said in <see cref="CabinetReport.Doubts"/>.</summary>
    public sealed record Read(CabinetReport Report) : CabinetReportReading;

    /// <summary>Nothing could be read; <paramref name="Reason"/> says why and what to do, in plain English.</summary>
    public sealed record NotReadable(string Reason) : CabinetReportReading;
}
