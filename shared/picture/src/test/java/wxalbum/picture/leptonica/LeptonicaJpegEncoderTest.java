package wxalbum.picture.leptonica;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.picture.encode.JpegEncoder;
import wxalbum.picture.imageio.ImageIoJpegEncoder;
import wxalbum.testkit.TestPictures;

@EnabledOnOs(OS.LINUX)
class LeptonicaJpegEncoderTest {
  private static final BufferedImage PHOTO =
      TestPictures.toIntRgb(TestPictures.decode(TestPictures.resource("landscape-1.jpg")));

  private final JpegEncoder encoder = new LeptonicaJpegEncoder(Leptonica.load());

  @Test
  void matchesImageIoEncoder() {
    BufferedImage written = TestPictures.decode(encoder.encode(PHOTO));

    BufferedImage expected = TestPictures.decode(new ImageIoJpegEncoder().encode(PHOTO));
    assertThat(TestPictures.meanDifference(written, expected)).isLessThan(0.5);
  }

  @Test
  void writesBaselineJpegWith420Subsampling() {
    String jpeg = HexFormat.of().formatHex(encoder.encode(PHOTO));

    // SOF0 of 8 bits, 400 lines of 600 pixels, 3 components: 2x2, 1x1, 1x1.
    assertThat(jpeg)
        .contains("ffc00011" + "08" + "0190" + "0258" + "03" + "012200" + "021101" + "031101");
  }

  @Test
  void writesJfifHeaderWithoutResolution() {
    byte[] jpeg = encoder.encode(PHOTO);

    assertThat(HexFormat.of().formatHex(jpeg, 0, 22))
        .isEqualTo(
            "ffd8" + "ffe00010" + "4a46494600" + "0101" + "00" + "00010001" + "0000" + "ffdb");
    assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("\u00ff\u00fe");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 2", "17, 31", "1600, 7"})
  void writesEverySize(int width, int height) {
    byte[] jpeg = encoder.encode(TestPictures.quadrants(width, height, BufferedImage.TYPE_INT_RGB));

    assertThat(TestPictures.decode(jpeg))
        .returns(width, BufferedImage::getWidth)
        .returns(height, BufferedImage::getHeight);
  }

  @Test
  void writesSubimage() {
    BufferedImage subimage = PHOTO.getSubimage(100, 50, 320, 200);

    BufferedImage written = TestPictures.decode(encoder.encode(subimage));

    assertThat(TestPictures.meanDifference(written, subimage)).isLessThan(6);
  }
}
