package wxalbum.thumbnail.picture.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

class ImageIoDecoderTest {
  private final Decoder decoder = new ImageIoDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "progressive.jpg", "landscape.webp"})
  void showsOnePhotographWhateverItsEncoding(String file) {
    BufferedImage pixels = decode(TestPictures.photo(file));

    BufferedImage baseline = decode(TestPictures.photo("landscape-1.jpg"));
    assertThat(TestPictures.difference(pixels, baseline)).isLessThan(16);
  }

  @Test
  void decodesGif() {
    BufferedImage pixels = decode(TestPictures.photo("landscape.gif"));

    assertThat(pixels.getWidth()).isEqualTo(300);
    assertThat(pixels.getHeight()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void keepsGreyAsDarkAsItIs(String format) {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 64);

    BufferedImage pixels = decode(TestPictures.written(grey, format));

    assertThat(new Color(pixels.getRGB(8, 8))).isEqualTo(new Color(64, 64, 64));
  }

  @Test
  void bringsTheColoursOfAProfileIntoSrgb() {
    byte[] jpeg = TestPictures.written(uniform(0x404040), "jpg");

    BufferedImage pixels =
        decode(withProfile(jpeg, ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB)));

    // A quarter of the light is 137 of 255 in sRGB (IEC 61966-2-1).
    assertThat(new Color(pixels.getRGB(8, 8)).getGreen()).isBetween(134, 140);
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
    byte[] png = TestPictures.written(decode(TestPictures.photo("landscape-1.jpg")), "png");

    assertThat(faultOf(cut(png, 0.5))).isEqualTo(Fault.TRUNCATED);
  }

  @Test
  void acceptsAJpegThatLacksItsLastLinesOnly() {
    byte[] jpeg = TestPictures.large(1_200);

    BufferedImage pixels = decode(Arrays.copyOf(jpeg, jpeg.length - 20));

    assertThat(TestPictures.difference(pixels, decode(jpeg))).isLessThan(1);
  }

  @Test
  void acceptsAPngThatLacksItsLastLinesOnly() {
    byte[] png = TestPictures.written(decode(TestPictures.large(1_200)), "png");

    BufferedImage pixels = decode(cut(png, 0.995));

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

    BufferedImage pixels = decode(Arrays.copyOf(photo, photo.length + 1_000));

    assertThat(TestPictures.difference(pixels, decode(photo))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff\u00d8\u00ff\u00e0nothing that follows is a segment",
        "\u0089PNG\r\n\u001a\nand no chunk, but words and words and words",
        "RIFF\u00ff\u0000\u0000\u0000WEBPVP9 what might this be, one wonders",
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

  private BufferedImage decode(byte[] bytes) {
    return decoder.decode(bytes, header(bytes), 1).pixels();
  }

  private Fault faultOf(byte[] bytes) {
    return catchThrowableOfType(UnfitPicture.class, () -> decode(bytes)).fault();
  }

  private static Header header(byte[] bytes) {
    PictureType type = PictureType.of(bytes).orElseThrow();
    return new Header(type, new Dimensions(1, 1), true, 0, Optional.empty());
  }

  private static byte[] cut(byte[] bytes, double part) {
    return Arrays.copyOf(bytes, (int) (bytes.length * part));
  }

  private static BufferedImage uniform(int rgb) {
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[16 * 16];
    Arrays.fill(pixels, rgb);
    picture.setRGB(0, 0, 16, 16, pixels, 0, 16);
    return picture;
  }

  /** The JPEG with a profile in one APP2 segment (ICC.1, annex B). */
  private static byte[] withProfile(byte[] jpeg, ICC_Profile profile) {
    byte[] data = profile.getData();
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + data.length + 18);
    file.put(jpeg, 0, 2).putShort((short) 0xffe2).putShort((short) (data.length + 16));
    file.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII)).put(data);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }
}
