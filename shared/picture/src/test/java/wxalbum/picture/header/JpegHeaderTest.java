package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import wxalbum.picture.JpegVariant;
import wxalbum.testkit.TestPictures;

class JpegHeaderTest {
  private static final String FRAME = "ffc0 0011 08 0010 0018 03 012200 021101 031101";
  private static final String SCAN = "ffda 000c 03 0100 0211 0311 003f00";

  @ParameterizedTest
  @CsvSource({
    "landscape-1.jpg, 600x400, true, 0",
    "gray.jpg, 300x200, true, 0",
    "progressive.jpg, 600x400, true, 729600",
    "cmyk.jpg, 600x400, false, 0",
  })
  void readsHeadersOfPhotographs(String file, String size, boolean common, long workingBytes) {
    byte[] photo = TestPictures.resource(file);

    PictureHeader header = HeaderReader.read(photo);

    assertThat(HeaderResult.of(photo)).isEqualTo(size);
    assertThat(header.type()).isEqualTo(PictureType.JPEG);
    assertThat(header.quickEncoding()).isEqualTo(common);
    assertThat(header.workingBytes()).isEqualTo(workingBytes);
  }

  @ParameterizedTest
  @EnumSource(JpegVariant.class)
  void supportsEveryVariantOfFastDecoders(JpegVariant kind) {
    byte[] jpeg = kind.encode(TestPictures.quadrants(203, 77, BufferedImage.TYPE_INT_RGB));

    assertThat(HeaderResult.of(jpeg)).isEqualTo("203x77");
    assertThat(HeaderReader.read(jpeg).suitsQuickDecoders()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "the minimum, FRAME SCAN, 24x16",
    "fill bytes, ff ff FRAME ff SCAN, 24x16",
    "bytes between segments, ffe0 0002 1234 FRAME 5678 SCAN, 24x16",
    "a zero after ff, ff00 FRAME SCAN, 24x16",
    "tables and a comment, ffdb 0003 00 ffc4 0002 ffcc 0002 ffdd 0004 0001 fffe 0002 FRAME SCAN,"
        + " 24x16",
    "a frame in a preview, ffe1 0015 ffc0 0011 08 0001 0001 03 012200 021101 031101 FRAME SCAN,"
        + " 24x16",
    "two frames, FRAME FRAME SCAN, UNREADABLE",
    "no frame, SCAN, UNREADABLE",
    "a frame after the scan, SCAN FRAME, UNREADABLE",
    "a second SOI, FRAME ffd8 SCAN, UNREADABLE",
    "an EOI before the scan, FRAME ffd9 0002 SCAN, UNREADABLE",
    "a restart before the scan, FRAME ffd0 0002 SCAN, UNREADABLE",
    "the marker TEM, ff01 0002 FRAME SCAN, UNREADABLE",
    "the marker JPG, ffc8 0002 FRAME SCAN, UNREADABLE",
    "the marker JPG0, fff0 0002 FRAME SCAN, UNREADABLE",
    "the marker DHP, ffde 0002 FRAME SCAN, UNREADABLE",
    "a reserved marker, ffbf 0002 FRAME SCAN, UNREADABLE",
    "a length of one, ffe0 0001 FRAME SCAN, UNREADABLE",
    "a height in DNL, ffc0 000b 08 0000 0018 01 011100 SCAN, UNSUPPORTED_CODING",
    "arithmetic coding, ffc9 000b 08 0010 0018 01 011100 SCAN, UNSUPPORTED_CODING",
    "progressive arithmetic coding, ffca 000b 08 0010 0018 01 011100 SCAN, UNSUPPORTED_CODING",
    "a hierarchical frame, ffc5 000b 08 0010 0018 01 011100 SCAN, UNSUPPORTED_CODING",
    "lossless arithmetic coding, ffcb 000b 08 0010 0018 01 011100 SCAN, UNSUPPORTED_CODING",
    "12 bits, ffc1 000b 0c 0010 0018 01 011100 SCAN, UNSUPPORTED_CODING",
    "zero width, ffc0 000b 08 0010 0000 01 011100 SCAN, UNREADABLE",
    "no component, ffc0 0008 08 0010 0018 00 SCAN, UNREADABLE",
    "five components, ffc0 0017 08 0010 0018 05 011100 021100 031100 041100 051100 SCAN,"
        + " UNREADABLE",
    "fewer components than stated, ffc0 000b 08 0010 0018 02 011100 SCAN, UNREADABLE",
    "more components than stated, ffc0 000e 08 0010 0018 01 011100 021100 SCAN, UNREADABLE",
    "zero horizontal samples, ffc0 000b 08 0010 0018 01 010100 SCAN, UNREADABLE",
    "five vertical samples, ffc0 000b 08 0010 0018 01 011500 SCAN, UNREADABLE",
    "an empty scan, FRAME ffda 0002 0000, UNREADABLE",
    "a segment longer than the file, ffe0 ffff FRAME SCAN, TRUNCATED",
    "bytes without a marker, ffe0 0002 00112233445566, TRUNCATED",
  })
  void readsHeaderOfSegments(String name, String segments, String expected) {
    assertThat(HeaderResult.of(jpeg(segments))).as(name).isEqualTo(expected);
  }

  @Test
  void rejectsTruncatedHeader() {
    byte[] whole = jpeg("ffe0 0004 0000 FRAME ffdb 0004 0000 SCAN");
    int needed = whole.length - 9;

    for (int length = 3; length < needed; length++) {
      assertThat(HeaderResult.of(Arrays.copyOf(whole, length))).isEqualTo("TRUNCATED");
    }

    assertThat(HeaderResult.of(Arrays.copyOf(whole, needed))).isEqualTo("24x16");
  }

  @ParameterizedTest
  @CsvSource({
    "c0, 08, 3, true",
    "c1, 08, 3, true",
    "c2, 08, 1, true",
    "c0, 08, 2, false",
    "c0, 08, 4, false",
    "c3, 08, 3, false",
  })
  void detectsFramesOfFastDecoders(String coding, String bits, int components, boolean common) {
    byte[] jpeg = jpeg(frame(coding, bits, 24, 16, "11".repeat(components)) + scan(components));

    assertThat(HeaderReader.read(jpeg).quickEncoding()).isEqualTo(common);
  }

  /** The factors have two digits per component: horizontal and vertical samples. */
  @ParameterizedTest
  @CsvSource({
    "c0, 20000, 10000, 221111, 3, 20000x10000",
    "c0, 14143, 14142, 221111, 3, TOO_MANY_PIXELS",
    "c2, 20001, 10000, 11, 1, TOO_MANY_PIXELS",
    "c2, 8192, 8192, 221111, 3, 8192x8192",
    "c2, 8193, 8192, 221111, 3, TOO_DEMANDING",
    "c2, 5792, 5792, 111111, 3, 5792x5792",
    "c2, 5793, 5792, 111111, 3, TOO_DEMANDING",
    "c2, 5016, 5016, 11111111, 4, 5016x5016",
    "c2, 5024, 5024, 11111111, 4, TOO_DEMANDING",
    "c2, 10032, 10032, 11, 1, 10032x10032",
    "c0, 8193, 8192, 221111, 1, TOO_DEMANDING",
    "c0, 8193, 8192, 221111, 3, 8193x8192",
  })
  void enforcesDecodeLimits(
      String coding, int width, int height, String factors, int scanned, String expected) {
    byte[] jpeg = jpeg(frame(coding, "08", width, height, factors) + scan(scanned));

    assertThat(HeaderResult.of(jpeg)).isEqualTo(expected);
  }

  private static byte[] jpeg(String segments) {
    return HeaderResult.parseHex("ffd8" + segments.replace("FRAME", FRAME).replace("SCAN", SCAN));
  }

  private static String frame(String coding, String bits, int width, int height, String factors) {
    int components = factors.length() / 2;
    StringBuilder frame =
        new StringBuilder("ff%s%04x%s".formatted(coding, 8 + 3 * components, bits));
    frame.append("%04x%04x%02x".formatted(height, width, components));
    for (int i = 0; i < components; i++) {
      frame.append("%02x%s00".formatted(i + 1, factors.substring(2 * i, 2 * i + 2)));
    }
    return frame.toString();
  }

  private static String scan(int components) {
    String selected = "0100".repeat(components);
    return "ffda%04x%02x%s003f00".formatted(6 + 2 * components, components, selected);
  }
}
