package wxalbum.thumbnail.picture.imageio;

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
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

class ImageIoDecoderTest {
  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "progressive.jpg", "landscape.webp"})
  void showsOnePhotographWhateverItsEncoding(String file) {
    BufferedImage pixels = Decoding.decoded(TestPictures.photo(file));

    BufferedImage baseline = Decoding.decoded(TestPictures.photo("landscape-1.jpg"));
    assertThat(TestPictures.difference(pixels, baseline)).isLessThan(16);
  }

  @Test
  void decodesGif() {
    BufferedImage pixels = Decoding.decoded(TestPictures.photo("landscape.gif"));

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
  void refusesHalfAPhotograph(String file) {
    assertThat(faultOf(cut(TestPictures.photo(file), 0.5))).isEqualTo(Fault.TRUNCATED);
  }

  @Test
  void refusesHalfAPng() {
    byte[] png =
        TestPictures.written(Decoding.decoded(TestPictures.photo("landscape-1.jpg")), "png");

    assertThat(faultOf(cut(png, 0.5))).isEqualTo(Fault.TRUNCATED);
  }

  @Test
  void acceptsAJpegThatLacksItsLastLinesOnly() {
    byte[] jpeg = TestPictures.large(1_200);

    BufferedImage pixels = Decoding.decoded(Arrays.copyOf(jpeg, jpeg.length - 20));

    assertThat(TestPictures.difference(pixels, Decoding.decoded(jpeg))).isLessThan(1);
  }

  @Test
  void acceptsAPngThatLacksItsLastLinesOnly() {
    byte[] png = TestPictures.written(Decoding.decoded(TestPictures.large(1_200)), "png");

    BufferedImage pixels = Decoding.decoded(cut(png, 0.995));

    assertThat(pixels.getHeight()).isEqualTo(1_200);
  }

  @Test
  void refusesAJpegThatLacksFourLinesOfAHundred() {
    byte[] jpeg = TestPictures.large(1_200);

    assertThat(faultOf(cut(jpeg, 0.95))).isEqualTo(Fault.TRUNCATED);
  }

  @Test
  void acceptsBytesBehindTheEnd() {
    byte[] photo = TestPictures.photo("landscape-1.jpg");

    BufferedImage pixels = Decoding.decoded(Arrays.copyOf(photo, photo.length + 1_000));

    assertThat(TestPictures.difference(pixels, Decoding.decoded(photo))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff\u00d8\u00ff\u00e0no segment follows this signature",
        "\u0089PNG\r\n\u001a\nno chunk follows this signature, only words",
        "RIFF\u00ff\u0000\u0000\u0000WEBPVP9 an unknown chunk type",
        "GIF89a\u0000\u0000\u0000\u0000\u0000\u0000\u0000;;;;",
      })
  void refusesWhatOnlyBeginsLikeAPicture(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(faultOf(bytes)).isIn(Fault.UNREADABLE, Fault.TRUNCATED);
  }

  @Test
  void refusesAPngWhoseDataAreDamaged() {
    byte[] png = TestPictures.quarters(64, 64, "png");
    Arrays.fill(png, 45, 60, (byte) 0x55);

    assertThat(faultOf(png)).isEqualTo(Fault.UNREADABLE);
  }

  @Test
  void laysTheFirstFrameWhereItBelongs() {
    int[] frame = {6, 4, 10, 8};
    byte[] webp = CodedPictures.movingWebp(40, 30, frame, 0x80c86432);

    BufferedImage pixels =
        Decoding.decoded(webp, new Dimensions(40, 30), Optional.empty()).pixels();

    assertThat(pixels.getWidth()).isEqualTo(40);
    assertThat(pixels.getRGB(5, 4)).isEqualTo(0xffffffff);
    assertThat(pixels.getRGB(16, 11)).isEqualTo(0xffffffff);
    assertThat(new Color(pixels.getRGB(6, 4)).getRed()).isBetween(226, 228);
    assertThat(new Color(pixels.getRGB(15, 11)).getBlue()).isBetween(151, 153);
  }

  private Fault faultOf(byte[] bytes) {
    return catchThrowableOfType(UnfitPicture.class, () -> Decoding.decoded(bytes)).fault();
  }

  private static byte[] cut(byte[] bytes, double part) {
    return Arrays.copyOf(bytes, (int) (bytes.length * part));
  }
}
