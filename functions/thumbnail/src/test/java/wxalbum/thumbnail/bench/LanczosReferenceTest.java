package wxalbum.thumbnail.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.TestPictures;

class LanczosReferenceTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void isUprightHoweverThePhotoIsStored(int orientation) throws IOException {
    Dimensions size = new Dimensions(150, 113);
    Luma upright = new LanczosReference(TestPictures.photo("landscape-1.jpg")).of(size);

    Luma turned =
        new LanczosReference(TestPictures.photo("landscape-" + orientation + ".jpg")).of(size);

    assertThat(Ssim.mean(upright, turned)).isGreaterThan(0.93);
  }

  @Test
  void keepsASlope() {
    float[] slope = new float[100];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = i;
    }

    Luma reduced = LanczosReference.across(new Luma(100, 1, slope), 20);

    for (int i = 3; i < 17; i++) {
      assertThat(reduced.at(i)).isCloseTo(5 * i + 2, within(1e-3f));
    }
  }

  @Test
  void readsWhatJavaAloneCannot() throws IOException {
    Luma fromCmyk =
        new LanczosReference(TestPictures.photo("cmyk.jpg")).of(new Dimensions(150, 113));

    Luma fromRgb =
        new LanczosReference(TestPictures.photo("landscape-1.jpg")).of(new Dimensions(150, 113));
    assertThat(Ssim.mean(fromCmyk, fromRgb)).isGreaterThan(0.9);
  }

  @Test
  void leavesGreyAsBrightAsItIs() {
    BufferedImage gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSample(0, 0, 0, 100);

    assertThat(Luma.of(gray).at(0)).isCloseTo(100, within(0.01f));
  }

  @Test
  void laysWhatCanBeSeenThroughOnWhite() {
    BufferedImage translucent = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    translucent.setRGB(0, 0, 0x80000000);

    assertThat(Luma.of(translucent).at(0)).isCloseTo(127, within(0.01f));
  }
}
