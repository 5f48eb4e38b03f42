namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

/// <summary>Invented reports that each taught the reader something it could not do before; every person in them is a sample.</summary>
internal static class TellingLayouts
{
    public const string Columns = """
        AGENDA ITEM 9

        MOCKTON METROPOLITAN BOROUGH COUNCIL

        Cabinet
        Meeting to be held on Monday 21st June 2027 at 6.30 pm

        SUBJECT            Resurfacing programme for unclassified roads
                           2027/28
        WARDS AFFECTED     Haydock, Rainford & Bold and Lea Green
        PORTFOLIO          Councillor Fern Sample (Highways and Street Scene)
        KEY DECISION       Yes (Ref. HW27/3, published 20 May 2027)
        EXEMPT             Not exempt
        PRIORITIES         Safe and strong communities
        REPORT BY          Assistant Director (Highways), Moss Madeup
        CONTACT            Moss Madeup, ext. 4412
        SCRUTINY           Not yet considered

        1. Why this report is needed

        1.1 Fifty roads are past repair. Patching them costs more each
            year than resurfacing.

        2. What Cabinet is asked to decide

        That Cabinet

        (1) approves the list of roads in Appendix A;

        (2) delegates changes to the list to the Assistant Director
            (Highways), in consultation with the Cabinet Member; and

        (3) notes that the grant ends in March.

        3. The roads

        3.1 They were chosen by condition surveys.
        """;

    public const string Delegated = """
        Delegated Executive Decision

        Decision title
        Community asset transfer of Nutgrove Hall

        Reference number
        DD0412

        Decision taker
        Deputy Leader and Portfolio Holder for Communities - Councillor Tam Example

        Date decision is due
        Not before 14 October 2026

        Notice of decision first published
        9 September 2026

        Type of decision
        Key - expenditure or savings over £250,000

        Public/Private
        Part Exempt (Appendix 1 - paragraph 3)

        Ward
        Thatto Heath

        Responsible officer
        Lin Sample, Executive Director of Corporate Services

        Report contact
        Noor Madeup
        Estates Surveyor
        noor.madeup@officers.sample.invalid

        Summary of the matter
        The hall's trustees have asked to take it over on a long lease.
        A survey was made in the spring.

        The Portfolio Holder is recommended:
        i. To grant a lease of ninety-nine years at a peppercorn;
        ii. To pay the trustees £40,000 for the roof; and
        iii. To record the reasons in Appendix 1.

        Options considered
        Selling the hall; keeping it.
        """;

    public const string Markdown = """
        | Report to | Executive Board |
        | Date of meeting | 04.03.2027 |
        | Report of | Director of Public Health |
        | Lead Cabinet Member | Cllr Wyn Example (Adult Social Care, Health and Wellbeing) |
        | Title | Healthy weight: school meals pilot |
        | Are specific electoral wards affected? | ☒ Yes ☐ No |
        | If yes, name(s) of ward(s) | Parr, Moss Bank and Sutton |
        | Is the decision eligible for call-in? | ☒ Yes ☐ No |
        | Does the report contain confidential or exempt information? | ☐ Yes ☒ No |
        | Key decision | ☐ Yes ☒ No |

        **Summary of main issues**

        1. One child in three leaves primary school overweight.
        2. A pilot of free breakfasts in six schools is proposed.

        **Recommendations**

        Executive Board is asked to:

        a) approve the pilot from September 2027
        b) agree to receive a report on its results

        1 Purpose of this report

        1.1 To seek approval.
        """;

    public const string NumberedQuestion = """
        BOROUGH OF SOMEWHERE
        Executive – 14 October 2026                                                        Agenda item 9

        PUBLIC REPORT

        Changing the hours of the household recycling centres

        Lead councillor     Councillor Maud Fennimore (sample), Environment and Waste
        Accountable officer Interim Director of Operations
        Author              Silas Quarrington (sample), Waste Strategy Manager, 01999 000 000
        Areas affected      Rainford and Moss Bank
        Key decision        Yes; included in the Forward Plan of 14 September 2026
        Exempt              No

        1  What this report is about
        1.1  The report seeks agreement to open both recycling centres for longer in summer and for less time in winter.

        2  The Executive is asked to
        (a)  agree the hours set out in paragraph 3.2 from 1 April 2027;
        (b)  delegate later changes of up to one hour to the Director, in consultation with the lead councillor; and
        (c)  note that the cost is met from existing budgets.

        3  Background
        3.1  Visits fall by two thirds between November and February.
        """;

    public const string Notice = """
        Decision notice

        Title of decision: Disposal of the former library, Haydock
        Taken by: Cabinet Member for Finance and Assets, Cllr Barnabus Oakhollow (sample)
        Date taken: 2 December 2026
        Ward(s): Haydock
        Is the decision key: No
        Confidential or exempt information: Appendix 2 is exempt by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972
        Officer to contact: Perpetua Windlass (sample), perpetua.windlass@example.invalid

        Background
        The building has been empty since 2021. Three bids were received.

        Decision
        That the former library be sold to the highest bidder on the terms in Appendix 2.

        Reasons for decision
        To obtain a receipt and to end the cost of securing the building.
        """;
}
