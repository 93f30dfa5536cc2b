package wxalbum.picture.heic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wxalbum.picture.heic.IsoBoxes.uint32s;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

@EnabledWithHeic
class HeicDecoderTest {
  private final HeicDecoder decoder = new HeicDecoder(Ffmpeg.load());

  @ParameterizedTest
  @CsvSource({"1, 120, 100", "2, 60, 50", "4, 30, 25", "8, 15, 13"})
  void assemblesTilesAtEveryReduction(int reduction, int width, int height) {
    byte[] bytes = HeicBuilder.quadrants().grid(2, 2, 120, 100).toBytes();

    BufferedImage picture = decode(bytes, reduction);

    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    assertThat(cornerColors(picture)).isEqualTo("red green blue yellow");
  }

  @Test
  void decodesSingleTile() {
    BufferedImage picture = decode(HeicBuilder.quadrants().singleTile(2).toBytes(), 1);

    assertThat(cornerColors(picture)).isEqualTo("blue blue blue blue");
  }

  @Test
  void decodesTenBitsAndStudioRange() {
    byte[] bytes = HeicBuilder.of("quarters-10-bit.hevc", 64).grid(2, 2, 128, 128).toBytes();

    assertThat(cornerColors(decode(bytes, 1))).isEqualTo("red green blue yellow");
    assertThat(cornerColors(decode(bytes, 8))).isEqualTo("red green blue yellow");
  }

  @Test
  void prefersColorEncodingOfContainer() {
    byte[] bt709 = {'n', 'c', 'l', 'x', 0, 1, 0, 13, 0, 1, (byte) 0x80};
    byte[] bytes = HeicBuilder.quadrants().singleTile(1).property("colr", bt709).toBytes();

    Color green = new Color(decode(bytes, 1).getRGB(32, 32));

    // Green coded with BT.601, decoded with BT.709: luma 150, both chroma values far below neutral.
    assertThat(green.getGreen()).isBetween(205, 225);
  }

  @Test
  void usesColorEncodingOfCodedPictureWhenUnspecified() {
    byte[] unspecified = {'n', 'c', 'l', 'x', 0, 1, 0, 13, 0, 2, (byte) 0x80};
    byte[] bytes =
        HeicBuilder.quadrants().grid(2, 2, 120, 100).property("colr", unspecified).toBytes();

    assertThat(cornerColors(decode(bytes, 1))).isEqualTo("red green blue yellow");
  }

  @Test
  void decodesGrayPicture() {
    BufferedImage picture = decode(HeicBuilder.of("gray.hevc", 64).singleTile(0).toBytes(), 2);

    assertThat(new Color(picture.getRGB(31, 31))).isEqualTo(new Color(0x4d4d4d));
  }

  @ParameterizedTest
  @CsvSource({"1, 72, 100", "2, 36, 50", "4, 18, 25"})
  void cropsToCleanAperture(int reduction, int width, int height) {
    byte[] aperture = uint32s(72, 1, 100, 1, 40, 2, 0, 2);
    byte[] bytes =
        HeicBuilder.quadrants().grid(2, 2, 128, 128).essential("clap", aperture).toBytes();

    BufferedImage picture = decode(bytes, reduction);

    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    assertThat(cornerColors(picture)).isEqualTo("red green blue yellow");
  }

  @Test
  void reducesLessWhenTilesAreNotDivisible() {
    byte[] bytes = HeicBuilder.of("quarters.hevc", 60).grid(2, 2, 119, 99).toBytes();

    BufferedImage picture = decode(bytes, 8);

    assertThat(picture.getWidth()).isEqualTo(30);
    assertThat(picture.getHeight()).isEqualTo(25);
    assertThat(cornerColors(picture)).isEqualTo("red green blue yellow");
  }

  @Test
  void rejectsTilesSmallerThanStated() {
    byte[] bytes = HeicBuilder.of("quarters.hevc", 65).singleTile(0).toBytes();

    assertUnreadable(bytes);
  }

  @Test
  void rejectsTilesLargerThanStated() {
    byte[] bytes = HeicBuilder.of("giant.hevc", 64).singleTile(0).toBytes();

    assertUnreadable(bytes);
  }

  @Test
  void rejectsTilesWithoutCodedPicture() {
    byte[] whole = HeicBuilder.quadrants().singleTile(0).toBytes();
    byte[] zeroed = whole.clone();
    Arrays.fill(zeroed, whole.length - 30, whole.length, (byte) 0);

    assertUnreadable(zeroed);
  }

  private BufferedImage decode(byte[] bytes, int reduction) {
    return decoder
        .decode(bytes, HeicFile.read(bytes).header(), reduction, WorkBudget.start())
        .pixels();
  }

  private void assertUnreadable(byte[] bytes) {
    assertThatThrownBy(() -> decode(bytes, 1))
        .isInstanceOfSatisfying(
            UndecodablePictureException.class,
            unfit -> assertThat(unfit.fault()).isEqualTo(PictureFault.UNREADABLE));
  }

  /** Returns the names of the colors in the four corners, row by row. */
  private static String cornerColors(BufferedImage picture) {
    int right = picture.getWidth() - 1;
    int bottom = picture.getHeight() - 1;
    return String.join(
        " ",
        colorName(picture.getRGB(0, 0)),
        colorName(picture.getRGB(right, 0)),
        colorName(picture.getRGB(0, bottom)),
        colorName(picture.getRGB(right, bottom)));
  }

  /** Returns the name of a color. Channels may differ by one step of 255 because of the encoder. */
  private static String colorName(int rgb) {
    Color color = new Color(rgb);
    boolean red = color.getRed() > 253;
    boolean green = color.getGreen() > 253;
    boolean blue = color.getBlue() > 253;
    boolean pure =
        IntStream.of(color.getRed(), color.getGreen(), color.getBlue())
            .allMatch(channel -> channel < 2 || channel > 253);
    if (!pure || (blue && (red || green))) {
      return color.toString();
    }
    return blue ? "blue" : red && green ? "yellow" : red ? "red" : "green";
  }
}
