using System.Text;

namespace MemberBriefingBot.Core.Briefings.CabinetReports;

/// <summary>A report as plain text, in UTF-8 or, as older Windows programs write it, in Windows-1252.</summary>
internal static class TextReport
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ReportFile Read(byte[] bytes)
    {
        if (ReportFile.TooMuchText(bytes.Length) is { } tooMuch)
            return tooMuch;
        var text = Decode(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
            return new ReportFile.NotReadable("it is neither a Word document (.docx) nor text");
        var lines = text.ReplaceLineEndings("\n").Replace('\f', '\n').Split('\n');
        return ReportFile.OfLines([.. lines.Select((line, i) => ReportLine.Of(line, $"line {i + 1}") with { MayWrap = true })]);
    }

    /// <summary>What the bytes say, in UTF-16, UTF-8 or Windows-1252.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes.AsSpan(2));
        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
