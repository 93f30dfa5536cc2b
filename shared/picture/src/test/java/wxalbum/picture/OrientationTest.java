package wxalbum.picture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.resample.Lanczos3Resizer;
import wxalbum.testkit.TestPictures;

class OrientationTest {
  /** The upright picture is {@code abc} over {@code def}; each row shows how it is stored. */
  @ParameterizedTest
  @CsvSource({
    "1, abc/def",
    "2, cba/fed",
    "3, fed/cba",
    "4, def/abc",
    "5, ad/be/cf",
    "6, cf/be/ad",
    "7, fc/eb/da",
    "8, da/eb/fc",
  })
  void movesEachPixelToItsUprightPosition(int tag, String stored) {
    Orientation orientation = Orientation.fromExif(tag);
    BufferedImage upright = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);

    new Lanczos3Resizer(orientation).resize(parsePixels(stored), upright);

    assertThat(toText(upright)).isEqualTo("abc/def");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void rendersTheSamePictureForAllEightOrientations(int tag) {
    BufferedImage landscape = mediumRendition("landscape-" + tag + ".jpg");
    BufferedImage portrait = mediumRendition("portrait-" + tag + ".jpg");

    // The photographs differ in the number in the middle and by JPEG loss.
    assertThat(TestPictures.meanDifference(landscape, mediumRendition("landscape-1.jpg")))
        .isLessThan(5);
    assertThat(TestPictures.meanDifference(portrait, mediumRendition("portrait-1.jpg")))
        .isLessThan(5);
  }

  @Test
  void differenceRevealsMissingRotation() {
    BufferedImage upright = mediumRendition("landscape-1.jpg");
    BufferedImage turned = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);

    new Lanczos3Resizer(Orientation.ROTATE_180).resize(TestPictures.toIntRgb(upright), turned);

    assertThat(TestPictures.meanDifference(turned, upright)).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 9, 65_535})
  void treatsUnknownValueAsUpright(int tag) {
    assertThat(Orientation.fromExif(tag)).isEqualTo(Orientation.UPRIGHT);
  }

  private static BufferedImage mediumRendition(String photo) {
    ProcessedPicture derived = TestProcessor.thorough().process(TestPictures.resource(photo));
    return TestPictures.decode(requireNonNull(derived.jpegRenditions().get(TestProcessor.MEDIUM)));
  }

  private static BufferedImage parsePixels(String text) {
    String[] lines = text.split("/", -1);
    BufferedImage pixels =
        new BufferedImage(lines[0].length(), lines.length, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < pixels.getHeight(); y++) {
      for (int x = 0; x < pixels.getWidth(); x++) {
        pixels.setRGB(x, y, lines[y].charAt(x));
      }
    }
    return pixels;
  }

  private static String toText(BufferedImage pixels) {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < pixels.getHeight(); y++) {
      text.append(y == 0 ? "" : "/");
      for (int x = 0; x < pixels.getWidth(); x++) {
        text.append((char) (pixels.getRGB(x, y) & 0xff));
      }
    }
    return text.toString();
  }
}
