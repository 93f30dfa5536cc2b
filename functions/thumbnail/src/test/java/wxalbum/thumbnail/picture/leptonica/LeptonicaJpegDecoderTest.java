package wxalbum.thumbnail.picture.leptonica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.JpegKind;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.DecoderContract;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.imageio.ImageIoDecoder;

@EnabledOnOs(OS.LINUX)
class LeptonicaJpegDecoderTest extends DecoderContract {
  private static final BufferedImage PHOTO =
      TestPictures.read(TestPictures.photo("landscape-1.jpg"));

  private final Decoder decoder = new LeptonicaJpegDecoder(Leptonica.load());

  @Override
  protected Decoder decoder() {
    return decoder;
  }

  @Override
  protected byte[] file(BufferedImage picture) {
    return JpegKind.BASELINE_420.of(picture);
  }

  @ParameterizedTest
  @EnumSource(JpegKind.class)
  void showsWhatTheThoroughDecoderShows(JpegKind kind) {
    byte[] jpeg = kind.of(PHOTO);

    try (Decoded quick = decode(jpeg, 600, 400, 1)) {
      assertThat(TestPictures.difference(quick.pixels(), thorough(jpeg))).isLessThan(0.5);
    }
  }

  @ParameterizedTest
  @EnumSource(JpegKind.class)
  void reducesEveryKindExactly(JpegKind kind) {
    byte[] jpeg = kind.of(TestPictures.quarters(203, 77, BufferedImage.TYPE_INT_RGB));

    for (int reduction : new int[] {1, 2, 4, 8}) {
      try (Decoded decoded = decode(jpeg, 203, 77, reduction)) {
        assertThat(new Dimensions(decoded.pixels().getWidth(), decoded.pixels().getHeight()))
            .isEqualTo(new Dimensions(Math.ceilDiv(203, reduction), Math.ceilDiv(77, reduction)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void keepsGreyAsDarkAsItIs(int reduction) {
    BufferedImage gray = new BufferedImage(19, 17, BufferedImage.TYPE_INT_RGB);
    gray.setRGB(0, 0, 19, 17, filled(19 * 17, 0x404040), 0, 19);

    try (Decoded decoded = decode(JpegKind.GREY.of(gray), 19, 17, reduction)) {
      BufferedImage pixels = decoded.pixels();
      int last = pixels.getRGB(pixels.getWidth() - 1, pixels.getHeight() - 1);
      assertThat(new Color(last)).isEqualTo(new Color(64, 64, 64));
    }
  }

  /**
   * Truncates the file after each of its bytes: the decoder returns the whole picture or rejects
   * the file.
   */
  @ParameterizedTest
  @EnumSource(JpegKind.class)
  void neverShowsAPartOfAPicture(JpegKind kind) {
    byte[] jpeg = kind.of(PHOTO.getSubimage(200, 100, 90, 70));
    int[] whole = pixels(jpeg, 90, 70);

    for (int length = 0; length < jpeg.length; length++) {
      byte[] truncated = Arrays.copyOf(jpeg, length);
      try {
        assertThat(pixels(truncated, 90, 70)).isEqualTo(whole);
      } catch (UnfitPicture e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.97, 0.999})
  void refusesAPhotographThatIsCut(double fraction) {
    byte[] photo = TestPictures.large(1_200);
    byte[] truncated = Arrays.copyOf(photo, (int) (photo.length * fraction));

    assertThatThrownBy(() -> decode(truncated, 1_800, 1_200, 1)).isInstanceOf(UnfitPicture.class);
  }

  @Test
  void refusesAPhotographWithAHole() {
    byte[] photo = JpegKind.RESTARTS.of(PHOTO);
    Arrays.fill(photo, photo.length / 2, photo.length / 2 + 500, (byte) 0);

    assertThatThrownBy(() -> decode(photo, 600, 400, 1)).isInstanceOf(UnfitPicture.class);
  }

  @Test
  void acceptsAFilmBehindTheEnd() {
    byte[] jpeg = JpegKind.BASELINE_420.of(PHOTO);
    byte[] withVideo = Arrays.copyOf(jpeg, jpeg.length + 50_000);
    byte[] video = new byte[50_000];
    new Random(7).nextBytes(video);
    System.arraycopy(video, 0, withVideo, jpeg.length, video.length);

    assertThat(pixels(withVideo, 600, 400)).isEqualTo(pixels(jpeg, 600, 400));
  }

  @Test
  void refusesAPictureOfAnotherSizeThanItsHeaderTells() {
    byte[] jpeg = JpegKind.BASELINE_420.of(PHOTO);

    assertThatThrownBy(() -> decode(jpeg, 601, 400, 1)).isInstanceOf(UnfitPicture.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"BASELINE_420", "GREY"})
  void canBeReadUntilItIsClosed(JpegKind kind) {
    Decoded decoded = decode(kind.of(PHOTO), 600, 400, 2);

    decoded.close();

    assertThatThrownBy(() -> decoded.pixels().getRGB(0, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(decoded::close).isInstanceOf(IllegalStateException.class);
  }

  private int[] pixels(byte[] jpeg, int width, int height) {
    try (Decoded decoded = decode(jpeg, width, height, 1)) {
      return decoded.pixels().getRGB(0, 0, width, height, null, 0, width);
    }
  }

  private static BufferedImage thorough(byte[] jpeg) {
    Header header =
        new Header(PictureType.JPEG, new Dimensions(600, 400), true, 0, Optional.empty());
    return new ImageIoDecoder().decode(jpeg, header, 1).pixels();
  }

  private static int[] filled(int count, int rgb) {
    int[] pixels = new int[count];
    Arrays.fill(pixels, rgb);
    return pixels;
  }
}
