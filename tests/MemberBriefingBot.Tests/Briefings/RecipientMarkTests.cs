using MemberBriefingBot.Core.Briefings;
using MemberBriefingBot.Core.People;

namespace MemberBriefingBot.Tests.Briefings;

public sealed class RecipientMarkTests
{
    [Theory]
    [InlineData("K7QM-3XHD")]
    [InlineData("k7qm-3xhd")]
    [InlineData("K7QM3XHD")]
    [InlineData(" k7qm 3xhd ")]
    [InlineData("“K7QM–3XHD”.")]
    [InlineData("K 7 Q M - 3 X H D")]
    public void It_is_read_however_it_was_copied(string typed) => Assert.Equal("K7QM-3XHD", RecipientMark.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("K7QM-3XH")]
    [InlineData("K7QM-3XHDD")]
    [InlineData("K7QM-3XH0")]
    [InlineData("O7QM-3XHD")]
    [InlineData("K7QM-3XH1")]
    [InlineData("K7QM-3XHÉ")]
    [InlineData("my words")]
    [InlineData("the road")]
    public void What_no_copy_can_bear_is_not_a_mark(string typed) => Assert.Null(RecipientMark.Read(typed));

    [Fact]
    public void Every_reader_and_every_version_has_another_and_each_reads_back_as_itself()
    {
        var (briefing, readers) = (BriefingId.New(), Enumerable.Range(0, 100).Select(_ => PersonId.New()).ToList());
        var marks = readers.SelectMany(reader => Enumerable.Range(1, 3).Select(version => RecipientMark.Of(briefing, version, reader))).ToList();

        Assert.Equal(marks.Count, marks.Distinct().Count());
        Assert.All(marks, mark => Assert.Equal(mark, RecipientMark.Read(mark.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant())));
    }
}
