package wxalbum.picture.leptonica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.ChildJvm;
import wxalbum.picture.JpegVariant;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.DecoderContract;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.DecodeWork;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.picture.imageio.ImageIoDecoder;
import wxalbum.testkit.TestPictures;

@EnabledOnOs(OS.LINUX)
class LeptonicaJpegDecoderTest extends DecoderContract {
  private static final BufferedImage PHOTO =
      TestPictures.decode(TestPictures.resource("landscape-1.jpg"));

  private final PictureDecoder decoder = new LeptonicaJpegDecoder(Leptonica.load());

  @Override
  protected PictureDecoder decoder() {
    return decoder;
  }

  @Override
  protected byte[] encode(BufferedImage picture) {
    return JpegVariant.BASELINE_420.encode(picture);
  }

  @ParameterizedTest
  @EnumSource(JpegVariant.class)
  void matchesImageIoDecoder(JpegVariant kind) {
    byte[] jpeg = kind.encode(PHOTO);

    try (DecodedPicture quick = decode(jpeg, 600, 400, 1)) {
      assertThat(TestPictures.meanDifference(quick.pixels(), decodeWithImageIo(jpeg)))
          .isLessThan(0.5);
    }
  }

  @ParameterizedTest
  @EnumSource(JpegVariant.class)
  void reducesEveryJpegKindExactly(JpegVariant kind) {
    byte[] jpeg = kind.encode(TestPictures.quadrants(203, 77, BufferedImage.TYPE_INT_RGB));

    for (int reduction : new int[] {1, 2, 4, 8}) {
      try (DecodedPicture decoded = decode(jpeg, 203, 77, reduction)) {
        assertThat(new PixelSize(decoded.pixels().getWidth(), decoded.pixels().getHeight()))
            .isEqualTo(new PixelSize(Math.ceilDiv(203, reduction), Math.ceilDiv(77, reduction)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void keepsGrayLevel(int reduction) {
    BufferedImage gray = new BufferedImage(19, 17, BufferedImage.TYPE_INT_RGB);
    gray.setRGB(0, 0, 19, 17, filledPixels(19 * 17, 0x404040), 0, 19);

    try (DecodedPicture decoded = decode(JpegVariant.GRAY.encode(gray), 19, 17, reduction)) {
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
  @EnumSource(JpegVariant.class)
  void neverReturnsPartialPicture(JpegVariant kind) {
    byte[] jpeg = kind.encode(PHOTO.getSubimage(200, 100, 90, 70));
    int[] whole = decodePixels(jpeg, 90, 70);

    for (int length = 0; length < jpeg.length; length++) {
      byte[] truncated = Arrays.copyOf(jpeg, length);
      try {
        assertThat(decodePixels(truncated, 90, 70)).isEqualTo(whole);
      } catch (UndecodablePictureException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.97, 0.999})
  void rejectsTruncatedPhotograph(double fraction) {
    byte[] photo = TestPictures.largeJpeg(1_200);
    byte[] truncated = Arrays.copyOf(photo, (int) (photo.length * fraction));

    assertThatThrownBy(() -> decode(truncated, 1_800, 1_200, 1))
        .isInstanceOf(UndecodablePictureException.class);
  }

  /** Runs in a child JVM, because the library prints a message on standard error. */
  @Test
  void rejectsPhotographWithCorruptedData() throws Exception {
    ChildJvm child = ChildJvm.run(DecodeCorruptedMain.class, 64, List.of());

    assertThat(child.output().strip()).as(child.report()).isEqualTo("UNREADABLE");
    assertThat(child.errors()).contains("Corrupt JPEG data");
  }

  @Test
  void acceptsVideoAfterTheEnd() {
    byte[] jpeg = JpegVariant.BASELINE_420.encode(PHOTO);
    byte[] withVideo = Arrays.copyOf(jpeg, jpeg.length + 50_000);
    byte[] video = new byte[50_000];
    new Random(7).nextBytes(video);
    System.arraycopy(video, 0, withVideo, jpeg.length, video.length);

    assertThat(decodePixels(withVideo, 600, 400)).isEqualTo(decodePixels(jpeg, 600, 400));
  }

  @Test
  void rejectsSizeThatDiffersFromHeader() {
    byte[] jpeg = JpegVariant.BASELINE_420.encode(PHOTO);

    assertThatThrownBy(() -> decode(jpeg, 601, 400, 1))
        .isInstanceOf(UndecodablePictureException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"BASELINE_420", "GRAY"})
  void rejectsReadingAfterClose(JpegVariant kind) {
    DecodedPicture decoded = decode(kind.encode(PHOTO), 600, 400, 2);

    decoded.close();

    assertThatThrownBy(() -> decoded.pixels().getRGB(0, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(decoded::close).isInstanceOf(IllegalStateException.class);
  }

  private int[] decodePixels(byte[] jpeg, int width, int height) {
    try (DecodedPicture decoded = decode(jpeg, width, height, 1)) {
      return decoded.pixels().getRGB(0, 0, width, height, null, 0, width);
    }
  }

  private static BufferedImage decodeWithImageIo(byte[] jpeg) {
    PictureHeader header =
        new PictureHeader(
            PictureType.JPEG, new PixelSize(600, 400), true, 0, DecodeWork.NONE, Optional.empty());
    return new ImageIoDecoder().decode(jpeg, header, 1, WorkBudget.start()).pixels();
  }

  private static int[] filledPixels(int count, int rgb) {
    int[] pixels = new int[count];
    Arrays.fill(pixels, rgb);
    return pixels;
  }

  /** Program that decodes a photograph with corrupted data, and prints the fault. */
  static final class DecodeCorruptedMain {
    private DecodeCorruptedMain() {}

    public static void main(String[] arguments) {
      byte[] photo = JpegVariant.RESTART_MARKERS.encode(PHOTO);
      Arrays.fill(photo, photo.length / 2, photo.length / 2 + 500, (byte) 0);
      try {
        new LeptonicaJpegDecoder(Leptonica.load())
            .decode(photo, HeaderReader.read(photo), 1, WorkBudget.start())
            .close();
      } catch (UndecodablePictureException e) {
        System.out.println(e.fault());
      }
    }
  }
}
