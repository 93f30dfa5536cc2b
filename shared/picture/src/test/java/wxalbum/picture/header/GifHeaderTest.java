package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.testkit.TestPictures;

class GifHeaderTest {
  private static final String SCREEN = "474946383961 1800 1000 00 00 00";
  private static final String IMAGE = "2c 0000 0000 1800 1000 00";

  @Test
  void readsHeaderOfPhotograph() {
    PictureHeader header = HeaderReader.read(TestPictures.resource("landscape.gif"));

    assertThat(header.type()).isEqualTo(PictureType.GIF);
    assertThat(header.size().width()).isEqualTo(300);
    assertThat(header.size().height()).isEqualTo(200);
    assertThat(header.workingBytes()).isZero();
    assertThat(header.profile()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "the minimum, SCREEN IMAGE, 24x16",
    "a larger screen, 474946383961 2000 2000 00 00 00 IMAGE, 32x32",
    "a lower screen, 474946383961 2000 0f00 00 00 00 IMAGE, 24x16",
    "GIF87a, 474946383761 2000 2000 00 00 00 IMAGE, 24x16",
    "an empty screen, 474946383961 0000 0000 00 00 00 IMAGE, 24x16",
    "two table entries, 474946383961 2000 2000 80 00 00 2c2c2c 3b3b3b IMAGE, 32x32",
    "eight table entries, 474946383961 2000 2000 82 00 00 EIGHT EIGHT EIGHT IMAGE, 32x32",
    "a graphic control extension, SCREEN 21 f9 04 01 0000 00 00 IMAGE, 24x16",
    "a comment of two sub-blocks, SCREEN 21 fe 02 2c2c 01 3b 00 IMAGE, 24x16",
    "an empty comment, SCREEN 21 fe 00 IMAGE, 24x16",
    "an unknown extension, SCREEN 21 77 01 21 00 IMAGE, 24x16",
    "maximum pixels, SCREEN 2c 0000 0000 ffff eb0b 00, 65535x3051",
    "one row more, SCREEN 2c 0000 0000 ffff ec0b 00, TOO_MANY_PIXELS",
    "zero width, SCREEN 2c 0000 0000 0000 1000 00, UNREADABLE",
    "zero height, SCREEN 2c 0000 0000 1800 0000 00, UNREADABLE",
    "a trailer before an image, SCREEN 3b IMAGE, UNREADABLE",
    "an unknown block, SCREEN 00 IMAGE, UNREADABLE",
    "a block longer than the file, SCREEN 21 fe ff IMAGE, TRUNCATED",
    "only a signature, 47494638, TRUNCATED",
  })
  void readsHeaderOfBlocks(String name, String blocks, String expected) {
    assertThat(HeaderResult.of(gif(blocks))).as(name).isEqualTo(expected);
  }

  @Test
  void rejectsTruncatedHeader() {
    byte[] whole = gif("SCREEN 21 f9 04 01 0000 00 00 IMAGE");
    int needed = whole.length - 1;

    for (int length = 4; length < needed; length++) {
      assertThat(HeaderResult.of(Arrays.copyOf(whole, length))).isEqualTo("TRUNCATED");
    }

    assertThat(HeaderResult.of(Arrays.copyOf(whole, needed))).isEqualTo("24x16");
  }

  @ParameterizedTest
  @CsvSource({
    "SCREEN IMAGE, 0",
    "SCREEN IMAGE 02 01 2c 02 2c2c 00 01 2c, 3",
    "SCREEN IMAGE 02 01 2c ff 2c, 2",
    "SCREEN 2c 0000 0000 1800 1000 80 2c2c2c 2c2c2c 02 01 2c 00, 2",
    "SCREEN 21 fe 02 2c2c 01 3b 00 21 f9 00 IMAGE, 4",
  })
  void chargesEachBlock(String blocks, int expected) {
    long work = HeaderReader.read(gif(blocks)).work().thorough();

    assertThat(work).isEqualTo(DecodeWork.ofGif(new PixelSize(24, 16), expected).thorough());
  }

  private static byte[] gif(String blocks) {
    return HeaderResult.parseHex(
        blocks
            .replace("SCREEN", SCREEN)
            .replace("IMAGE", IMAGE)
            .replace("EIGHT", "2c2c2c2c2c2c2c2c"));
  }
}
