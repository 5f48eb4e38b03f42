namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

/// <summary>More invented reports, in layouts that have little in common; every person in them is a sample.</summary>
internal static class StrangeLayouts
{
    public const string DecisionRecord = """
        SAMPLESHIRE COUNTY COUNCIL
        EXECUTIVE DECISION RECORD

        Decision reference: EDR/26/14
        Subject: Weight limit on Mill Bridge
        Decision to be taken by: CABINET MEMBER FOR HIGHWAYS
        Decision date: 7th August 2026
        Lead Member: Councillor Bo Example - Cabinet Member for Highways & Flooding
        Lead Officer
        Kit Sample, Bridges Engineer
        Directorate responsible: Place
        Electoral divisions: Parr; Blackbrook
        Is this a key decision? Yes - notice published 3 July 2026
        Does the report contain exempt information? No
        Subject to call-in: Yes

        Purpose of the decision
        The bridge can no longer carry heavy lorries.

        It is recommended that the Cabinet Member:
        a) approves a limit of 7.5 tonnes;
        b) authorises the making of the order; and
        c) notes the cost of signs.

        Alternatives considered
        To do nothing was rejected.
        """;

    public const string Questions = """
        Report for decision

        What is the title of the report?
        A new home for the Eccleston toy library

        Who will make the decision?
        Cabinet

        When will the decision be made? 11/02/2027

        Which Cabinet Member is responsible?
        Cabinet Member for Families, Councillor Ash Example

        Which wards does it affect?
        Eccleston and Windle

        Is it a key decision?
        No

        Is any of the report confidential or exempt?
        Yes. Appendix B is exempt under paragraph 3 of Schedule 12A.

        Who can I contact?
        Sky Sample
        Email: sky@officers.sample.invalid

        1 What is this report about?
        1.1 The toy library must leave its hall by June.

        2 What are we asking Cabinet to do?
        Cabinet is asked to
        2.1 agree the lease of a new hall, and
        2.2 ask for a report after a year.

        3 What happens next
        3.1 The lease is signed.
        """;

    public const string NoHeadings = """
        CABINET - 6 May 2026

        REPORT BY THE DIRECTOR OF RESOURCES

        Report Title: Disposal of the old depot, Sutton Street
        Wards: Parr / Thatto Heath & Bold
        Portfolio Holder: Finance and Assets (Councillor Lou Example)
        Key Decision: Yes
        Forward Plan reference: KD/12
        Exempt Report: No
        Corporate priorities supported: An efficient council
        Contact Officer: Ira Sample, 01744 000000
        Directorate responsible: Resources

        Summary: The depot has stood empty since 2021 and costs
        money to guard.

        RECOMMENDED: That

        (i) the depot be offered for sale; and
        (ii) the Director be authorised to accept the best offer.

        The depot was built in 1962 and extended twice.
        """;

    public const string Leaders = """
        Sampleton Borough Council
        COUNCIL OFFICES

        Title of report ....... Tree planting on verges
        Meeting ............... Cabinet
        Date .................. 2 December 2026
        Executive Member ...... Cllr Val Example (Portfolio Holder for Climate and Nature)
        Ward(s) ............... Borough-wide
        Key decision .......... No
        Open or exempt ........ Open
        Report of ............. Head of Parks
        Officer contact ....... Max Sample (max@officers.sample.invalid)

        PURPOSE
        To plant four hundred trees.

        RECOMMENDATION
        That Cabinet approve the planting of four hundred trees on verges
        over two winters.

        ISSUES
        Watering.
        """;

    public const string Bullets = """
        * Item: 7
        * Report title: Play areas strategy
        * Decision maker: Executive, Thursday 18 June 2026
        * Executive portfolio: Leisure
        * Executive member: Cllr Rae Example
        * Wards affected: none specifically
        * Key decision: not a key decision
        * Access to information: Public
        * Author: Joss Sample

        Executive summary

        - The strategy covers thirty play areas.
        - It replaces that of 2015.

        The Executive is requested to:

        - adopt the strategy
        - note the action plan

        Reasons for recommendations

        Play areas are worn.
        """;

    public const string TwoBodies = """
        Report to	Cabinet	Date	9 September 2026
        Report title	Pavement café licences
        Cabinet Member for Licensing and Markets	Councillor Dee Example
        Ward(s)	All wards
        Key decision	☐ Yes ☑ No
        Confidential?	No
        Responsible director	Sam Madeup, Director of Place
        Lead officer	Cam Sample

        1.	Executive Summary
        1.1	Fees have to be set again.

        2.	Recommendations
        2.1	Cabinet is recommended to:
        	a.	agree the fees
        	b.	review them yearly
        2.2	Council is recommended to:
        	c.	put the fees in the budget

        3.	Detail
        3.1	Twelve licences were given.
        """;
}
