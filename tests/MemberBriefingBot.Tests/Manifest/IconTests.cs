using System.Buffers.Binary;

namespace MemberBriefingBot.Tests.Manifest;

public sealed class IconTests
{
    private const int WidthAt = 16; // the IHDR chunk: width, height, bit depth, colour type
    private const int HeightAt = 20;
    private const int ColourTypeAt = 25;
    private const byte WithAlpha = 6;

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void An_icon_has_the_size_Teams_asks_for(string name, int side)
    {
        var png = Read(name);

        Assert.Equal(side, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(WidthAt)));
        Assert.Equal(side, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(HeightAt)));
    }

    [Fact]
    public void The_outline_can_be_transparent() => Assert.Equal(WithAlpha, Read("outline.png")[ColourTypeAt]);

    private static byte[] Read(string name)
    {
        var png = File.ReadAllBytes(Path.Combine(SampleManifest.Folder, name));
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        return png;
    }
}
