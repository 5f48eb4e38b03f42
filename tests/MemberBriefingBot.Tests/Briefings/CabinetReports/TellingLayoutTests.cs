namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

public class TellingLayoutTests
{
    [Fact]
    public void Columns_made_with_the_space_bar_are_read() => Assert.Equal(
            """
            title: Resurfacing programme for unclassified roads 2027/28
            decision maker: Cabinet
            on: 2027-06-21
            portfolio: ? Highways and Street Scene
            member: Councillor Fern Sample
            exempt: Open
            key: yes
            notice: published 20 May 2027
            wards: ? [Haydock]|[Rainford & Bold and Lea Green]
            priorities: Safe and strong communities
            report of: Assistant Director (Highways), Moss Madeup
            contact: Moss Madeup, ext. 4412
            summary: Fifty roads are past repair. Patching them costs more each year than resurfacing.
            - approves the list of roads in Appendix A
            - delegates changes to the list to the Assistant Director (Highways), in consultation with the Cabinet Member
            - notes that the grant ends in March.
            """.ReplaceLineEndings("\n"), FieldsOf.Text(TellingLayouts.Columns));

    [Fact]
    public void Labels_above_values_and_a_member_named_only_as_who_decides_are_read() => Assert.Equal(
            """
            title: Community asset transfer of Nutgrove Hall
            decision maker: Deputy Leader and Portfolio Holder for Communities - Councillor Tam Example
            on: 2026-10-14
            portfolio: Communities
            member: Councillor Tam Example
            exempt: Partly 3
            key: yes
            notice: 9 September 2026
            wards: ? [Thatto Heath]
            priorities: missing
            report of: Lin Sample, Executive Director of Corporate Services
            contact: Noor Madeup, Estates Surveyor, noor.madeup@officers.sample.invalid
            summary: The hall's trustees have asked to take it over on a long lease. A survey was made in the spring.
            - To grant a lease of ninety-nine years at a peppercorn
            - To pay the trustees £40,000 for the roof
            - To record the reasons in Appendix 1.
            """.ReplaceLineEndings("\n"), FieldsOf.Text(TellingLayouts.Delegated));

    [Fact]
    public void A_document_turned_into_text_with_its_marks_is_read() => Assert.Equal(
            """
            title: Healthy weight: school meals pilot
            decision maker: Executive Board
            on: 2027-03-04
            portfolio: ? Adult Social Care, Health and Wellbeing
            member: Cllr Wyn Example
            exempt: Open
            key: no
            notice: missing
            wards: ? Parr|[Moss Bank and Sutton]
            priorities: missing
            report of: Director of Public Health
            contact: missing
            summary: One child in three leaves primary school overweight.
            A pilot of free breakfasts in six schools is proposed.
            - approve the pilot from September 2027
            - agree to receive a report on its results
            """.ReplaceLineEndings("\n"), FieldsOf.Text(TellingLayouts.Markdown));

    [Fact]
    public void Recommendations_under_a_numbered_question_and_a_portfolio_behind_the_name_are_read() => Assert.Equal(
            """
            title: ? BOROUGH OF SOMEWHERE
            decision maker: Executive
            on: 2026-10-14
            portfolio: ? Environment and Waste
            member: Councillor Maud Fennimore (sample)
            exempt: Open
            key: yes
            notice: Forward Plan of 14 September 2026
            wards: ? [Rainford and Moss Bank]
            priorities: missing
            report of: Silas Quarrington (sample), Waste Strategy Manager, 01999 000 000
            contact: Silas Quarrington (sample), Waste Strategy Manager, 01999 000 000
            summary: The report seeks agreement to open both recycling centres for longer in summer and for less time in winter.
            - agree the hours set out in paragraph 3.2 from 1 April 2027
            - delegate later changes of up to one hour to the Director, in consultation with the lead councillor
            - note that the cost is met from existing budgets.
            """.ReplaceLineEndings("\n"), FieldsOf.Text(TellingLayouts.NumberedQuestion));

    [Fact]
    public void A_member_who_decides_alone_is_named_with_the_portfolio_whatever_stands_in_brackets() => Assert.Equal(
            """
            title: Disposal of the former library, Haydock
            decision maker: Cabinet Member for Finance and Assets, Cllr Barnabus Oakhollow (sample)
            on: 2026-12-02
            portfolio: Finance and Assets
            member: Cllr Barnabus Oakhollow (sample)
            exempt: Partly 3
            key: no
            notice: missing
            wards: ? [Haydock]
            priorities: missing
            report of: missing
            contact: Perpetua Windlass (sample), perpetua.windlass@example.invalid
            summary: missing
            - That the former library be sold to the highest bidder on the terms in Appendix 2.
            """.ReplaceLineEndings("\n"), FieldsOf.Text(TellingLayouts.Notice));
}
