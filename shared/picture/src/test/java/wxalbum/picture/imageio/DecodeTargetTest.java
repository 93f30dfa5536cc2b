package wxalbum.picture.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.decode.JpegEndMarker;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.TestPictures;

class DecodeTargetTest {
  private static final long NO_MEMORY = 0;

  @ParameterizedTest
  @CsvSource({
    "jpg, 1, 301x203", "jpg, 2, 151x102", "jpg, 4, 76x51", "jpg, 8, 38x26",
    "png, 1, 301x203", "png, 2, 151x102", "png, 4, 76x51", "png, 8, 38x26",
    "gif, 1, 301x203", "gif, 2, 151x102", "gif, 4, 76x51", "gif, 8, 38x26"
  })
  void roundsReducedSizeUp(String format, int reduction, String size) throws IOException {
    byte[] picture = TestPictures.quadrants(301, 203, format);

    BufferedImage pixels = read(picture, reduction, NO_MEMORY);

    assertThat(pixels.getWidth() + "x" + pixels.getHeight()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "landscape-1.jpg",
        "cmyk.jpg",
        "progressive.jpg",
        "landscape.webp",
        "landscape.gif"
      })
  void readsEveryNthPixelWhenReduced(String file) throws IOException {
    byte[] photo = TestPictures.resource(file);

    BufferedImage reduced = read(photo, 4, NO_MEMORY);

    BufferedImage full = read(photo, 4, Long.MAX_VALUE);
    for (int i = 0; i < 75 * 50; i += 7) {
      assertThat(reduced.getRGB(i % 75, i / 75)).isEqualTo(full.getRGB(i % 75 * 4, i / 75 * 4));
    }
  }

  @Test
  void reducesOnlyAsFarAsMemoryRequires() throws IOException {
    byte[] picture = TestPictures.quadrants(300, 200, "png");

    BufferedImage pixels = read(picture, 8, 300 * 200 * 7 / 4);

    assertThat(pixels.getWidth()).isEqualTo(150);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.96", "4, 0.96", "8, 0.96"})
  void rejectsReducedPictureThatMissesFourPercent(int reduction, double fraction) {
    byte[] jpeg = TestPictures.largeJpeg(1_200);
    byte[] truncated = Arrays.copyOf(jpeg, (int) (jpeg.length * fraction));

    UndecodablePictureException exception =
        catchThrowableOfType(
            UndecodablePictureException.class, () -> read(truncated, reduction, NO_MEMORY));

    assertThat(exception.fault()).isEqualTo(PictureFault.TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void acceptsReducedPictureThatMissesOnlyItsLastLines(int reduction) throws IOException {
    byte[] jpeg = TestPictures.largeJpeg(1_200);

    BufferedImage pixels = read(Arrays.copyOf(jpeg, jpeg.length - 20), reduction, NO_MEMORY);

    assertThat(pixels.getHeight()).isEqualTo(1_200 / reduction);
  }

  @Test
  void limitsMemoryWhenColorsAreConverted() {
    long twelveMegapixels = 12_200_000L * 7;

    assertThat(DecodeTarget.availableMemory(new byte[0], true))
        .isBetween(twelveMegapixels, 13_000_000L * 7);
    assertThat(DecodeTarget.availableMemory(new byte[100], false))
        .isEqualTo(Runtime.getRuntime().maxMemory() / 2 - 100);
  }

  private static BufferedImage read(byte[] bytes, int maxReduction, long availableBytes)
      throws IOException {
    ImageReader reader = new ImageReaderFactory().create(PictureType.detect(bytes).orElseThrow());
    WorkBudget budget = WorkBudget.start();
    ByteArrayImageInputStream input = new ByteArrayImageInputStream(bytes, budget);
    reader.setInput(input, false, true);
    DecodeTarget target =
        DecodeTarget.allocate(reader, new PixelSize(1, 1), maxReduction, availableBytes);
    boolean truncated = bytes[0] == (byte) 0xff && !JpegEndMarker.isPresent(bytes);
    return target.fill(reader, input, truncated, budget);
  }
}
