using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace MemberBriefingBot.Core.People.Files;

/// <summary>
/// The answer of ModernGov's GetCouncillorsByWard, saved to a file: bare or in its SOAP envelope, with its padding,
/// HTML in elements and dd/mm/yyyy dates. Only the elements named here are read; home addresses are stepped over.
/// </summary>
public static partial class CouncillorsByWardFile
{
    private const int SizeLimit = 16 * 1024 * 1024;

    private static readonly HashSet<string> Containers = new(StringComparer.OrdinalIgnoreCase)
    {
        "councillors", "councillor", "workaddress", "termsofoffice", "termofoffice",
    };

    private static readonly HashSet<string> Leaves = new(StringComparer.OrdinalIgnoreCase)
    {
        "wardtitle", "councillorid", "fullusername", "politicalpartytitle", "politicalgrouptitle", "keyposts", "email", "startdate", "enddate",
    };

    public static FileReading<ListedWard> Read(Stream file)
    {
        if (WholeFile.ReadAtMost(file, SizeLimit) is not { } bytes)
            return NotReadable("The file is larger than 16 MB, so it was not read. Nothing was changed. Save the councillors-by-ward list again and try that.");
        try
        {
            return Understand(WardsIn(bytes));
        }
        catch (XmlException broken)
        {
            return NotReadable($"The file is not XML that can be read: it stops making sense on line {broken.LineNumber}. Nothing was changed. Save the councillors-by-ward list again and try that.");
        }
    }

    private static List<ModernGovNode>? WardsIn(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = SizeLimit,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        var (wards, isTheList) = (new List<ModernGovNode>(), false);
        reader.Read();
        while (!reader.EOF)
        {
            isTheList |= reader.NodeType == XmlNodeType.Element && IsCalled("councillorsbyward");
            if (isTheList && reader.NodeType == XmlNodeType.Element && IsCalled("ward"))
                wards.Add(ModernGovNode.Read(reader, Containers, Leaves));
            else
                reader.Read();
        }

        return isTheList ? wards : null;

        bool IsCalled(string name) => reader.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static FileReading<ListedWard> Understand(List<ModernGovNode>? nodes)
    {
        if (nodes is null)
            return NotReadable("This is XML, but not a councillors-by-ward list: it has no \"councillorsbyward\" element. Nothing was changed. Ask for the answer of ModernGov's GetCouncillorsByWard.");
        var (wards, lines) = (new List<ListedWard>(), new List<int>());
        var refused = new List<RefusedLine>();
        var wardLines = new Dictionary<WardKey, int>();
        var councillorLines = new Dictionary<string, int>();
        foreach (var node in nodes)
        {
            var name = node.TextOf("wardtitle");
            var councillors = node.All("councillors").SelectMany(c => c.All("councillor")).ToList();
            if (WardProblem(node, name, wardLines) is { } problem)
            {
                refused.Add(new RefusedLine(node.Line, problem));
                refused.AddRange(councillors.Select(c => new RefusedLine(c.Line, "The ward this councillor is listed under was refused.", c.TextOf("councillorid"))));
                continue;
            }

            var listed = new List<ListedCouncillor>();
            foreach (var councillor in councillors)
                Take(councillor, name, councillorLines, listed, refused);
            wards.Add(new ListedWard(name, listed));
            lines.Add(node.Line);
        }

        return new FileReading<ListedWard>.Read(wards, refused) { RowLines = lines };
    }

    private static string? WardProblem(ModernGovNode node, string name, Dictionary<WardKey, int> lines)
    {
        if (WardKey.Of(name).Value.Length == 0)
            return "A ward has no name.";
        return lines.TryAdd(WardKey.Of(name), node.Line) ? null : $"The ward {name} is already listed on line {lines[WardKey.Of(name)]}.";
    }

    private static void Take(
        ModernGovNode node, string ward, Dictionary<string, int> lines, List<ListedCouncillor> taken, List<RefusedLine> refused)
    {
        var (id, name) = (node.TextOf("councillorid"), Title().Replace(node.TextOf("fullusername"), ""));
        var terms = node.All("termsofoffice").SelectMany(t => t.All("termofoffice")).Select(Term).ToList();
        if (CouncillorProblem(id, name, terms) is { } problem)
        {
            refused.Add(new RefusedLine(node.Line, problem, id.Length == 0 ? name : id));
            return;
        }

        if (!lines.TryAdd(id, node.Line))
        {
            refused.Add(new RefusedLine(node.Line, $"{name} has the id {id}, which is already listed on line {lines[id]}.", id));
            return;
        }

        var latest = terms.Count == 0 ? null : terms.MaxBy(t => t.StartsOn ?? DateOnly.MinValue);
        var email = node.First("workaddress")?.TextOf("email") ?? "";
        var emailIsUsable = EmailAddress.IsPlausible(email);
        if (email.Length > 0 && !emailIsUsable)
            refused.Add(new RefusedLine(node.Line, $"The work email of {name} is not an email address. The councillor was read without it.", id));
        taken.Add(new ListedCouncillor(
            id, name, node.TextOf("politicalpartytitle"), node.TextOf("politicalgrouptitle"), ward,
            node.First("keyposts")?.Texts ?? [], emailIsUsable ? email : null, latest?.StartsOn, latest?.EndsOn));
    }

    private static string? CouncillorProblem(string id, string name, List<TermOfOffice> terms)
    {
        if (Vacancy().IsMatch(name))
            return "This is a vacant seat, not a councillor.";
        if (id.Length == 0)
            return $"{(name.Length == 0 ? "A councillor" : name)} has no id (councillorid).";
        if (name.Length == 0)
            return $"The councillor with the id {id} has no name (fullusername).";
        return terms.Select(t => t.NotADate).FirstOrDefault(t => t is not null) is { } text
            ? $"The term of office of {name} has \"{text}\" where a date such as 05/05/2022 belongs."
            : null;
    }

    private static TermOfOffice Term(ModernGovNode node)
    {
        var (starts, ends) = (node.TextOf("startdate"), node.TextOf("enddate"));
        var startIsRead = TryReadDate(starts, out var startsOn);
        var endIsRead = TryReadDate(ends, out var endsOn);
        return new TermOfOffice(startsOn, endsOn, !startIsRead ? starts : !endIsRead ? ends : null);
    }

    /// <summary>Reads a date, or none; false when the text is neither a date nor one of ModernGov's words for none.</summary>
    private static bool TryReadDate(string text, out DateOnly? date)
    {
        date = DateOnly.TryParseExact(text, ["dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return date is not null || text.Length == 0 || text.Equals("unspecified", StringComparison.OrdinalIgnoreCase);
    }

    private static FileReading<ListedWard>.NotReadable NotReadable(string reason) => new(reason);

    [GeneratedRegex(@"^(councillor|cllr)\b\.?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^\W*(vacan(cy|t)|vacant seat)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vacancy();

    private sealed record TermOfOffice(DateOnly? StartsOn, DateOnly? EndsOn, string? NotADate);
}
