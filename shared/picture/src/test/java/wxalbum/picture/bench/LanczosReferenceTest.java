package wxalbum.picture.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.header.PixelSize;
import wxalbum.testkit.TestPictures;

class LanczosReferenceTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void rendersUprightForEveryOrientation(int orientation) throws IOException {
    PixelSize size = new PixelSize(150, 113);
    LumaImage upright = new LanczosReference(TestPictures.resource("landscape-1.jpg")).render(size);

    LumaImage turned =
        new LanczosReference(TestPictures.resource("landscape-" + orientation + ".jpg"))
            .render(size);

    assertThat(Ssim.mean(upright, turned)).isGreaterThan(0.93);
  }

  @Test
  void preservesLinearGradient() {
    float[] slope = new float[100];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = i;
    }

    LumaImage reduced = LanczosReference.reduceWidth(new LumaImage(100, 1, slope), 20);

    for (int i = 3; i < 17; i++) {
      assertThat(reduced.sample(i)).isCloseTo(5 * i + 2, within(1e-3f));
    }
  }

  @Test
  void readsCmyk() throws IOException {
    LumaImage fromCmyk =
        new LanczosReference(TestPictures.resource("cmyk.jpg")).render(new PixelSize(150, 113));

    LumaImage fromRgb =
        new LanczosReference(TestPictures.resource("landscape-1.jpg"))
            .render(new PixelSize(150, 113));
    assertThat(Ssim.mean(fromCmyk, fromRgb)).isGreaterThan(0.9);
  }

  @Test
  void keepsGrayLevel() {
    BufferedImage gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSample(0, 0, 0, 100);

    assertThat(LumaImage.of(gray).sample(0)).isCloseTo(100, within(0.01f));
  }

  @Test
  void flattensTransparencyOntoWhite() {
    BufferedImage translucent = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    translucent.setRGB(0, 0, 0x80000000);

    assertThat(LumaImage.of(translucent).sample(0)).isCloseTo(127, within(0.01f));
  }
}
