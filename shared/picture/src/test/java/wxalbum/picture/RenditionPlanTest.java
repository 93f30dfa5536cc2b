package wxalbum.picture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.picture.color.SrgbConverter;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PixelSize;
import wxalbum.testkit.TestPictures;

class RenditionPlanTest {
  @ParameterizedTest
  @CsvSource({
    // Columns: stored width and height, then the sizes large, medium, small, card, square.
    "4032, 3024, 1600x1200, 640x480, 256x192, 500x400, 400x400",
    "3000, 2001, 1600x1067, 640x427, 256x171, 500x400, 400x400",
    "1600, 1200, 1600x1200, 640x480, 256x192, 500x400, 400x400",
    "300, 200, 300x200, 300x200, 256x171, 250x200, 200x200",
    "100, 60, 100x60, 100x60, 100x60, 75x60, 60x60",
    "1, 1, 1x1, 1x1, 1x1, 1x1, 1x1",
    "6000, 500, 5543x462, 2217x185, 887x74, 500x400, 400x400",
    "6000, 1, 6000x1, 6000x1, 2560x1, 1x1, 1x1",
    "540, 10000, 372x6885, 149x2754, 59x1102, 500x400, 400x400",
    "3000, 4000, 1200x1600, 480x640, 192x256, 500x400, 400x400",
  })
  void createsDocumentedSizes(
      int width,
      int height,
      String large,
      String medium,
      String small,
      String card,
      String square) {
    Picture picture = picture(width, height, Orientation.UPRIGHT);

    Map<RenditionSpec, BufferedImage> renditions = renditions(picture);

    assertThat(renditions).hasSize(5);
    assertThat(size(renditions, TestProcessor.LARGE)).isEqualTo(large);
    assertThat(size(renditions, TestProcessor.MEDIUM)).isEqualTo(medium);
    assertThat(size(renditions, TestProcessor.SMALL)).isEqualTo(small);
    assertThat(size(renditions, TestProcessor.CARD)).isEqualTo(card);
    assertThat(size(renditions, TestProcessor.SQUARE)).isEqualTo(square);
  }

  @ParameterizedTest
  @CsvSource({"2000, 1333", "1999, 1501", "1601, 1067", "4321, 1234", "777, 3333"})
  void computesSizesOfUncroppedRenditionsFromOriginal(int width, int height) {
    Picture picture = picture(width, height, Orientation.ROTATE_90);
    PixelSize upright = picture.uprightSize();

    Map<RenditionSpec, BufferedImage> renditions = renditions(picture);

    assertThat(size(renditions, TestProcessor.LARGE)).isEqualTo(text(upright.fitRendition(1600)));
    assertThat(size(renditions, TestProcessor.MEDIUM)).isEqualTo(text(upright.fitRendition(640)));
    assertThat(size(renditions, TestProcessor.SMALL)).isEqualTo(text(upright.fitRendition(256)));
  }

  @Test
  void cropsAroundCenter() {
    Picture picture = picture(900, 300, Orientation.UPRIGHT);

    BufferedImage square = requireNonNull(renditions(picture).get(TestProcessor.SQUARE));

    assertThat(colorAt(square, 140, 140)).isEqualTo(Color.RED);
    assertThat(colorAt(square, 160, 140)).isEqualTo(Color.GREEN);
    assertThat(colorAt(square, 140, 160)).isEqualTo(Color.BLUE);
    assertThat(colorAt(square, 160, 160)).isEqualTo(Color.YELLOW);
  }

  @ParameterizedTest
  @CsvSource({"300, 200", "2400, 1600", "6000, 500"})
  void rotatesEachRendition(int width, int height) {
    Picture picture = picture(width, height, Orientation.ROTATE_90);

    Map<RenditionSpec, BufferedImage> renditions = renditions(picture);

    // Blue was below red. After a clockwise quarter turn blue is to the left of red.
    assertThat(renditions.values())
        .allSatisfy(
            pixels -> {
              int right = pixels.getWidth() - 1;
              int bottom = pixels.getHeight() - 1;
              assertThat(colorAt(pixels, 0, 0)).isEqualTo(Color.BLUE);
              assertThat(colorAt(pixels, right, 0)).isEqualTo(Color.RED);
              assertThat(colorAt(pixels, 0, bottom)).isEqualTo(Color.YELLOW);
              assertThat(colorAt(pixels, right, bottom)).isEqualTo(Color.GREEN);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "4032, 3024, 2",
    "3200, 2400, 2",
    "3199, 2400, 2",
    "3198, 2400, 1",
    "8000, 6000, 4",
    "30000, 6000, 8",
    "6000, 500, 1",
    "65535, 1, 4",
    "300, 200, 1",
  })
  void computesMaximumReduction(int width, int height, int reduction) {
    RenditionPlan renditions =
        new RenditionPlan(new PixelSize(width, height), TestProcessor.RENDITIONS);

    assertThat(renditions.maxReduction()).isEqualTo(reduction);
  }

  @Test
  void convertsRenditionsToSrgb() {
    SrgbConverter inverting = pixels -> Arrays.setAll(pixels, i -> ~pixels[i] & 0xffffff);
    BufferedImage quarters = TestPictures.quadrants(2000, 300, BufferedImage.TYPE_INT_RGB);
    Picture picture = new Picture(quarters, Orientation.UPRIGHT, inverting);

    Map<RenditionSpec, BufferedImage> renditions = renditions(picture);

    assertThat(renditions.values())
        .allSatisfy(pixels -> assertThat(colorAt(pixels, 0, 0)).isEqualTo(Color.CYAN));
  }

  @Test
  void doesNotModifySourcePicture() {
    Picture picture = picture(800, 600, Orientation.ROTATE_180);
    BufferedImage before = TestPictures.quadrants(800, 600, BufferedImage.TYPE_INT_RGB);

    var _ = renditions(picture);

    assertThat(TestPictures.meanDifference(picture.pixels(), before)).isZero();
  }

  private static Picture picture(int width, int height, Orientation orientation) {
    return new Picture(
        TestPictures.quadrants(width, height, BufferedImage.TYPE_INT_RGB),
        orientation,
        SrgbConverter.IDENTITY);
  }

  private static Map<RenditionSpec, BufferedImage> renditions(Picture picture) {
    return new RenditionPlan(picture.uprightSize(), TestProcessor.RENDITIONS).render(picture);
  }

  private static Color colorAt(BufferedImage pixels, int x, int y) {
    return new Color(pixels.getRGB(x, y));
  }

  private static String size(Map<RenditionSpec, BufferedImage> renditions, RenditionSpec size) {
    BufferedImage pixels = requireNonNull(renditions.get(size));
    return pixels.getWidth() + "x" + pixels.getHeight();
  }

  private static String text(PixelSize size) {
    return size.width() + "x" + size.height();
  }
}
