package wxalbum.thumbnail.picture.geometry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.RenditionSize;
import wxalbum.thumbnail.Pipeline;
import wxalbum.thumbnail.picture.DerivedPictures;
import wxalbum.thumbnail.picture.TestPictures;

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
  void movesEachPixelToItsPlace(int tag, String stored) {
    Orientation orientation = Orientation.of(tag);
    BufferedImage upright = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);

    new Lanczos3(orientation).resize(pixels(stored), upright);

    assertThat(text(upright)).isEqualTo("abc/def");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void showsOnePhotographInAllEightWaysOfStoringIt(int tag) {
    BufferedImage landscape = medium("landscape-" + tag + ".jpg");
    BufferedImage portrait = medium("portrait-" + tag + ".jpg");

    // The photographs differ in the number in the middle and by JPEG loss.
    assertThat(TestPictures.difference(landscape, medium("landscape-1.jpg"))).isLessThan(5);
    assertThat(TestPictures.difference(portrait, medium("portrait-1.jpg"))).isLessThan(5);
  }

  @Test
  void wouldSeeATurnThatIsMissing() {
    BufferedImage upright = medium("landscape-1.jpg");
    BufferedImage turned = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);

    new Lanczos3(Orientation.HALF_TURNED).resize(TestPictures.ints(upright), turned);

    assertThat(TestPictures.difference(turned, upright)).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 9, 65_535})
  void takesAnUnknownValueForUpright(int tag) {
    assertThat(Orientation.of(tag)).isEqualTo(Orientation.UPRIGHT);
  }

  private static BufferedImage medium(String photo) {
    DerivedPictures derived = Pipeline.thorough().from(TestPictures.photo(photo));
    return TestPictures.read(requireNonNull(derived.jpegs().get(RenditionSize.MEDIUM)));
  }

  private static BufferedImage pixels(String text) {
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

  private static String text(BufferedImage pixels) {
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
