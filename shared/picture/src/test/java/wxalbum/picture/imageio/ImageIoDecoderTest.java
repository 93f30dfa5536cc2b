package wxalbum.picture.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.testkit.TestPictures;

class ImageIoDecoderTest {
  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "progressive.jpg", "landscape.webp"})
  void decodesEveryEncodingToTheSamePicture(String file) {
    BufferedImage pixels = FullDecoding.decodePixels(TestPictures.resource(file));

    BufferedImage baseline = FullDecoding.decodePixels(TestPictures.resource("landscape-1.jpg"));
    assertThat(TestPictures.meanDifference(pixels, baseline)).isLessThan(16);
  }

  @Test
  void decodesGif() {
    BufferedImage pixels = FullDecoding.decodePixels(TestPictures.resource("landscape.gif"));

    assertThat(pixels.getWidth()).isEqualTo(300);
    assertThat(pixels.getHeight()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "landscape-1.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "landscape.webp",
        "landscape.gif"
      })
  void rejectsTruncatedPhotograph(String file) {
    assertThat(faultOf(truncate(TestPictures.resource(file), 0.5)))
        .isEqualTo(PictureFault.TRUNCATED);
  }

  @Test
  void rejectsTruncatedPng() {
    byte[] png =
        TestPictures.encode(
            FullDecoding.decodePixels(TestPictures.resource("landscape-1.jpg")), "png");

    assertThat(faultOf(truncate(png, 0.5))).isEqualTo(PictureFault.TRUNCATED);
  }

  @Test
  void acceptsJpegThatMissesOnlyItsLastLines() {
    byte[] jpeg = TestPictures.largeJpeg(1_200);

    BufferedImage pixels = FullDecoding.decodePixels(Arrays.copyOf(jpeg, jpeg.length - 20));

    assertThat(TestPictures.meanDifference(pixels, FullDecoding.decodePixels(jpeg))).isLessThan(1);
  }

  @Test
  void acceptsPngThatMissesOnlyItsLastLines() {
    byte[] png =
        TestPictures.encode(FullDecoding.decodePixels(TestPictures.largeJpeg(1_200)), "png");

    BufferedImage pixels = FullDecoding.decodePixels(truncate(png, 0.995));

    assertThat(pixels.getHeight()).isEqualTo(1_200);
  }

  @Test
  void rejectsJpegThatMissesFourPercent() {
    byte[] jpeg = TestPictures.largeJpeg(1_200);

    assertThat(faultOf(truncate(jpeg, 0.95))).isEqualTo(PictureFault.TRUNCATED);
  }

  @Test
  void acceptsTrailingBytes() {
    byte[] photo = TestPictures.resource("landscape-1.jpg");

    BufferedImage pixels = FullDecoding.decodePixels(Arrays.copyOf(photo, photo.length + 1_000));

    assertThat(TestPictures.meanDifference(pixels, FullDecoding.decodePixels(photo))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff\u00d8\u00ff\u00e0no segment follows this signature",
        "\u0089PNG\r\n\u001a\nno chunk follows this signature, only words",
        "RIFF\u00ff\u0000\u0000\u0000WEBPVP9 an unknown chunk type",
        "GIF89a\u0000\u0000\u0000\u0000\u0000\u0000\u0000;;;;",
      })
  void rejectsFileWithOnlyAValidSignature(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(faultOf(bytes)).isIn(PictureFault.UNREADABLE, PictureFault.TRUNCATED);
  }

  @Test
  void rejectsDamagedPngData() {
    byte[] png = TestPictures.quadrants(64, 64, "png");
    Arrays.fill(png, 45, 60, (byte) 0x55);

    assertThat(faultOf(png)).isEqualTo(PictureFault.UNREADABLE);
  }

  @Test
  void placesFirstFrameAtItsOffset() {
    int[] frame = {6, 4, 10, 8};
    byte[] webp = SyntheticPictures.animatedWebp(40, 30, frame, 0x80c86432);

    BufferedImage pixels =
        FullDecoding.decode(webp, new PixelSize(40, 30), Optional.empty()).pixels();

    assertThat(pixels.getWidth()).isEqualTo(40);
    assertThat(pixels.getRGB(5, 4)).isEqualTo(0xffffffff);
    assertThat(pixels.getRGB(16, 11)).isEqualTo(0xffffffff);
    assertThat(new Color(pixels.getRGB(6, 4)).getRed()).isBetween(226, 228);
    assertThat(new Color(pixels.getRGB(15, 11)).getBlue()).isBetween(151, 153);
  }

  private PictureFault faultOf(byte[] bytes) {
    return catchThrowableOfType(
            UndecodablePictureException.class, () -> FullDecoding.decodePixels(bytes))
        .fault();
  }

  private static byte[] truncate(byte[] bytes, double part) {
    return Arrays.copyOf(bytes, (int) (bytes.length * part));
  }
}
