namespace MemberBriefingBot.Tests.Briefings.CabinetReports;

/// <summary>Invented reports as saved web pages, each laid out in another manner.</summary>
internal static class HtmlLayouts
{
    /// <summary>A printed page: a table that holds the page, the head as a table in it, a tall cell beside the priorities, nested lists.</summary>
    public const string Printed = """
        <!DOCTYPE html>
        <!-- saved from url=(0035)https://reports.sample.invalid/1234 -->
        <html lang="en"><head><meta charset="utf-8"><title>Printed report: not the title</title>
        <style>td { color: red } .Report Title { }</style>
        <script>document.write("<table><tr><td>Report Title</td><td>Never shown</td></tr></table>");</script></head>
        <body>
        <div style="display: none">Report Title: Hidden</div>
        <table role="presentation"><tbody><tr><td>
          <h1>Cabinet</h1>
          <p>24&nbsp;September&nbsp;2025</p>
          <table border="1">
            <tr><th>Report&nbsp;Title</th><td>Quay Road &amp; Mill Lane: a crossing &ndash; proposal</td></tr>
            <tr><th>Cabinet Portfolio</th><td><p>Environment<br>and Transport</p></td></tr>
            <tr><th>Cabinet Member</th><td>Councillor Nikhil Netherby&shy;-Vale</td></tr>
            <tr><th>Exempt Report</th><td>No</td></tr>
            <tr hidden><th>Exempt Report</th><td>Yes</td></tr>
            <tr><th>Key Decision</th><td><b>Yes</b></td></tr>
            <tr><th>Public Notice issued</th><td>26 August 2025</td></tr>
            <tr><th>Wards Affected</th><td><ul><li>Windle</li><li>West Park</li></ul></td></tr>
            <tr><th rowspan="4">Borough Priorities</th><td>Children and young people have a positive start</td><td></td></tr>
            <tr><td>Good health, independence and care</td><td></td></tr>
            <tr><td>Safe and strong communities</td><td>X</td></tr>
            <tr><td>A strong and inclusive local economy</td><td>X</td></tr>
            <tr><th>Report of</th><td>Executive Director of Place</td></tr>
            <tr><th>Contact Officer</th><td>Jocelyn Ironbridge<br>Tel: 01744 000000<br>Mobile: 07700 900 123</td></tr>
          </table>
          <h2>1. Summary</h2>
          <p>To seek approval of a <!-- not --> crossing
             where residents asked for one.</p>
          <h2>2. Recommendations for decision</h2>
          <p>Cabinet is recommended to:</p>
          <ol type="i">
            <li>Approve the crossing, with
              <ul><li>a refuge</li><li>lights</li></ul></li>
            <li><p>Note the responses.</p></li>
          </ol>
          <h2>3. Background</h2><p>The road is busy.</p>
        </td></tr></tbody></table>
        <noscript>Key Decision: No</noscript>
        </body></html>
        """;

    /// <summary>A page of a site with its menu and footer: the head as terms and what is said of them, boxes to tick.</summary>
    public const string Terms = """
        <html><body>
        <nav><ul><li>Home</li><li>Report Title: the menu</li></ul></nav>
        <header><p>Anytown Borough Council</p></header>
        <main>
          <h1>Library opening hours</h1>
          <dl>
            <dt>Title</dt><dd>Library opening hours</dd>
            <dt>Decision maker</dt><dd>Cabinet Member for Culture</dd>
            <dt>Date of decision</dt><dd>Tuesday 3rd March 2026</dd>
            <div><dt>Is this a key decision?</dt><dd><input type="radio"> Yes <input type="radio" checked> No</dd></div>
            <dt>Is the report exempt?</dt><dd><input type="checkbox" checked=""> Yes <input type="checkbox"> No</dd>
            <dt>Reason for exemption</dt><dd>Paragraph 3 of Part 1 of Schedule 12A</dd>
            <dt>Ward(s) affected</dt><dd>Eccleston, Atlantis</dd>
            <dt>Contact officer</dt><dd>Sam Sample, <a href="mailto:sam@example.org">sam@example.org</a></dd>
          </dl>
          <section><h2>Purpose of report</h2>To propose that branch libraries open on <em>Saturdays</em>.</section>
          <section><h2>Recommendation(s)</h2><ul><li>Agree the hours;</li><li>Review them in a year.</li></ul></section>
        </main>
        <footer>Contact officer: the webmaster</footer>
        </body></html>
        """;

    /// <summary>As a word processor writes it, in Windows-1252: paragraphs with bold labels, headings that are only bold, no lists.</summary>
    public const string WordProcessor = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"></head>
        <body lang=EN-GB><div class=WordSection1>
        <p class=MsoNormal><b>Report to:</b>&nbsp;Cabinet<o:p></o:p></p>
        <p class=MsoNormal><b>Date:</b>&nbsp; 5 November 2025</p>
        <p class=MsoNormal><b><span style='font-size:12pt'>Subject:</span></b> Children’s centres – review</p>
        <p class=MsoNormal><b>Wards affected:</b> All</p>
        <p class=MsoNormal><b>Key decision:</b> Yes</p>
        <p class=MsoNormal><b>Exempt:</b> No</p>
        <p class=MsoNormal>&nbsp;</p>
        <p class=MsoNormal><span style='font-weight:bold'>Summary</span></p>
        <p class=MsoNormal>Six centres become five.</p>
        <p class=MsoNormal><b>Recommendations</b></p>
        <p class=MsoListParagraph>1.<span>&nbsp;&nbsp; </span>Close the centre in Parr;
        and</p>
        <p class=MsoListParagraph>2.<span>&nbsp;&nbsp; </span>Keep the others.</p>
        <p class=MsoNormal><b>Background</b></p><p class=MsoNormal>None.</p>
        </div></body></html>
        """;
}
