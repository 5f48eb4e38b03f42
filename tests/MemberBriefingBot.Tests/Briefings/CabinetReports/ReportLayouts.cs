namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

/// <summary>Invented reports, each laid out in another manner that councils use.</summary>
internal static class ReportLayouts
{
    public static readonly string[] Wards =
    [
        "Billinge and Seneley Green", "Blackbrook", "Eccleston", "Newton-le-Willows East", "Newton-le-Willows West", "Parr", "St Helens Town Centre", "West Park", "Windle",
    ];

    public const string Tabs = """
        CABINET
        24 September 2025

        Report Title	Windle Lane: proposed one-way scheme
        Cabinet Portfolio	Environment and Transport
        Cabinet Member	Councillor Nikhil Netherby-Vale
        Exempt Report	No
        Reason for Exemption	N/A
        Key Decision	Yes
        Public Notice issued	26 August 2025
        Wards Affected	Windle
        	Billinge & Seneley Green

        Borough Priorities	Children and young people have a positive start	
        	Good health, independence and care	
        	Safe and strong communities and neighbourhoods	X
        	A strong and inclusive local economy	
        	Green and vibrant places	X
        	Be a responsible council	
        Report of	Executive Director of Place
        Contact Officer	Jocelyn Ironbridge, Head of Highways, 01744 000000, Mob: 07700 900123, jocelyn@officers.sample.invalid

        1.	SUMMARY
        1.1	To seek approval of a one-way order on Windle Lane
        	after consultation with residents.
        1.2	The order would run for eighteen months.

        2.	RECOMMENDATIONS FOR DECISION
        Cabinet is recommended to:
        (i)	Approve the experimental order;
        (ii)	Delegate the detail to the Executive Director, in consultation with the Cabinet Member; and
        (iii)	Note the consultation responses.

        3.	BACKGROUND
        3.1	Windle Lane is narrow. Key decision: this line is not a label at the head.
        """;

    public const string Colons = """
        Anytown Borough Council

        Report to: Executive
        Date: Tuesday 3rd March 2026
        Subject: Library opening hours
        Report of the Director of Communities
        Portfolio Holder: Councillor Ann Example (Cabinet Member for Culture and Leisure)
        Is this a key decision? No
        Ward(s) affected: All
        Is the report exempt? No
        Corporate priorities: A fairer town; Value for money
        Report Author: Sam Sample, sam@example.org

        Purpose of report
        To propose that branch libraries open on Saturdays.

        Recommendation(s)
        It is recommended that the Executive agrees the hours in Appendix A
        from 1 May 2026.

        Financial implications
        None.
        """;

    public const string Successive = """
        Title of Report

        Purchase of land at Parr

        Decision Maker

        Cabinet

        Date of Meeting

        05/11/2025

        Lead Member

        Councillor Lee Example

        Portfolio

        Environment

        Confidential or Exempt Information

        Yes, in part: Appendix 2 is exempt under paragraphs 3 and 5 of Part 1 of Schedule 12A to the Local Government Act 1972

        Key Decision

        Yes

        Forward Plan Ref

        KD 12/25

        Electoral Wards Affected

        Parr and St. Helens Town Centre

        Contact Officer

        Pat Sample

        Executive Summary

        The land adjoins the depot.

        Decision Required

        1. Approve the purchase of the land
        2. Agree the budget set out in Appendix 2
        3. Authorise the Director to complete
           (a) the contract
           (b) the lease

        Background
        More text.
        """;

    public const string Pipes = """
        | Title: | Parking charges review | Date: | 14 January 2026 |
        |--------|------------------------|-------|-----------------|
        | Meeting: | Cabinet | Key decision: | ☐ Yes ☒ No |
        | Lead Officer: | Robin Sample | Wards: | Newton le Willows East, Newton-le-Willows West, Sutton |
        | Status: | Open | Executive Member: | Cllr Jo Example |

        Council Plan priorities
        [x] Thriving local economy
        [ ] Healthy lives
        [x] Efficient council

        Summary: Charges have not changed since 2019.

        Recommended:
        - that the charges in Table 1 be adopted
        - that they be reviewed each year
        """;

    public const string Blank = """
        Report Title:
        Wards Affected: N/A
        Key Decision: Yes / No
        Exempt Report: Yes
        Reason for Exemption:
        Cabinet Member: Councillor Kim Example
        Borough Priorities:
        Children and young people
        Health, independence and care
        Safe and strong communities
        Local economy
        Green, thriving, vibrant place
        Modern, efficient, effective Council
        Contact Officer: Alex Sample 07700 900456
        """;
}
