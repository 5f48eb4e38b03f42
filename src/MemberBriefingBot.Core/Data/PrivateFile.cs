namespace MemberBriefingBot.Core.Data;

/// <summary>Files that hold what is under embargo, or say how far it went: nobody but the bot's own account may read one, whatever the machine's habit.</summary>
internal static class PrivateFile
{
    /// <summary>Opens for writing. A file that is there already keeps the rights it has.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
