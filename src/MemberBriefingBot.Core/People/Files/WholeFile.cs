namespace MemberBriefingBot.Core.People.Files;

/// <summary>Files people hand in are read whole, up to a limit, before anything tries to understand them.</summary>
internal static class WholeFile
{
    /// <summary>The bytes, or null when there are more than <paramref name="limit"/>.</summary>
    public static byte[]? ReadAtMost(Stream file, int limit)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = file.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (whole.Length + read > limit)
                return null;
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }
}
