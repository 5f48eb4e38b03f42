namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class StrangeLayoutTests
{
    [Fact]
    public void An_executive_decision_record_is_read() => Assert.Equal(
            """
            title: Weight limit on Mill Bridge
            decision maker: Cabinet Member for Highways
            on: 2026-08-07
            portfolio: Highways & Flooding
            member: Councillor Bo Example
            exempt: Open
            key: yes
            notice: notice published 3 July 2026
            wards: Parr|Blackbrook
            priorities: missing
            report of: missing
            contact: Kit Sample, Bridges Engineer
            summary: The bridge can no longer carry heavy lorries.
            - approves a limit of 7.5 tonnes
            - authorises the making of the order
            - notes the cost of signs.
            """.ReplaceLineEndings("\n"), FieldsOf.Text(StrangeLayouts.DecisionRecord));

    [Fact]
    public void Labels_that_are_questions_are_read() => Assert.Equal(
            """
            title: A new home for the Eccleston toy library
            decision maker: Cabinet
            on: 2027-02-11
            portfolio: Families
            member: Councillor Ash Example
            exempt: Partly 3
            key: no
            notice: missing
            wards: Eccleston|Windle
            priorities: missing
            report of: missing
            contact: Sky Sample, Email: sky@officers.sample.invalid
            summary: The toy library must leave its hall by June.
            - agree the lease of a new hall
            - ask for a report after a year.
            """.ReplaceLineEndings("\n"), FieldsOf.Text(StrangeLayouts.Questions));

    [Fact]
    public void A_report_without_headings_is_read() => Assert.Equal(
            """
            title: Disposal of the old depot, Sutton Street
            decision maker: Cabinet
            on: 2026-05-06
            portfolio: Finance and Assets
            member: Councillor Lou Example
            exempt: Open
            key: yes
            notice: KD/12
            wards: ? Parr|[Thatto Heath & Bold]
            priorities: An efficient council
            report of: THE DIRECTOR OF RESOURCES
            contact: Ira Sample, 01744 000000
            summary: The depot has stood empty since 2021 and costs money to guard.
            - the depot be offered for sale
            - the Director be authorised to accept the best offer.
            """.ReplaceLineEndings("\n"), FieldsOf.Text(StrangeLayouts.NoHeadings));

    [Fact]
    public void Labels_with_dotted_leaders_are_read() => Assert.Equal(
            """
            title: Tree planting on verges
            decision maker: Cabinet
            on: 2026-12-02
            portfolio: Climate and Nature
            member: Cllr Val Example
            exempt: Open
            key: no
            notice: missing
            wards: All
            priorities: missing
            report of: Head of Parks
            contact: Max Sample (max@officers.sample.invalid)
            summary: To plant four hundred trees.
            - That Cabinet approve the planting of four hundred trees on verges over two winters.
            """.ReplaceLineEndings("\n"), FieldsOf.Text(StrangeLayouts.Leaders));

    [Fact]
    public void A_head_set_as_a_bulleted_list_is_read() => Assert.Equal(
            """
            title: Play areas strategy
            decision maker: Executive
            on: 2026-06-18
            portfolio: Leisure
            member: Cllr Rae Example
            exempt: Open
            key: no
            notice: missing
            wards: None
            priorities: missing
            report of: Joss Sample
            contact: Joss Sample
            summary: The strategy covers thirty play areas.
            It replaces that of 2015.
            - adopt the strategy
            - note the action plan
            """.ReplaceLineEndings("\n"), FieldsOf.Text(StrangeLayouts.Bullets));

    [Fact]
    public void Two_fields_to_a_row_and_recommendations_to_two_bodies_are_read() => Assert.Equal(
            """
            title: Pavement café licences
            decision maker: Cabinet
            on: 2026-09-09
            portfolio: Licensing and Markets
            member: Councillor Dee Example
            exempt: Open
            key: no
            notice: missing
            wards: All
            priorities: missing
            report of: Sam Madeup, Director of Place
            contact: Cam Sample
            summary: Fees have to be set again.
            ? - agree the fees
            - review them yearly
            - put the fees in the budget
            """.ReplaceLineEndings("\n"), FieldsOf.Text(StrangeLayouts.TwoBodies));
}
