package wxalbum.picture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.decode.ProcessingListener;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.heic.EnabledWithHeic;
import wxalbum.picture.imageio.ImageIoJpegEncoder;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

class PictureProcessorTest {
  /** The source of dandelion.heic. */
  private static final Path DANDELION =
      Path.of(System.getProperty("wxalbum.root"), "local/photos/dandelion.jpg");

  private final TestProcessor processor = TestProcessor.quick();

  @Test
  void returnsTypeAndUprightSize() {
    ProcessedPicture derived = processor.process(TestPictures.resource("landscape-6.jpg"));

    assertThat(derived.type()).isEqualTo(PictureType.JPEG);
    assertThat(derived.size()).isEqualTo(new PixelSize(600, 400));
    assertThat(derived.jpegRenditions()).containsOnlyKeys(TestProcessor.RENDITIONS);
  }

  @Test
  void writesRenditionsWithoutMetadata() {
    byte[] jpegWithMetadata =
        new ExifBuilder()
            .orientation(6)
            .ifd0(0x010f, "Apple")
            .gpsPosition("N", new int[] {30, 14, 2_400}, "E", new int[] {120, 8, 3_600})
            .insertInto(TestPictures.resource("landscape-1.jpg"));

    ProcessedPicture derived = processor.process(jpegWithMetadata);

    assertThat(derived.jpegRenditions().values())
        .allSatisfy(
            jpeg -> {
              assertThat(segmentNames(jpeg))
                  .containsOnly("JFIF", "quantization", "frame", "huffman", "scan");
              assertThat(new String(jpeg, StandardCharsets.ISO_8859_1))
                  .doesNotContain("Apple", "Exif");
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void supportsSixteenBitsPerSample(boolean alpha) {
    byte[] png = TestPictures.encode(TestPictures.darkRed16Bit(alpha), "png");

    ProcessedPicture derived = processor.process(png);

    byte[] large = requireNonNull(derived.jpegRenditions().get(TestProcessor.LARGE));
    Color shown = new Color(TestPictures.decode(large).getRGB(8, 8));
    assertThat(shown.getRed()).isCloseTo(192, within(3));
    assertThat(shown.getBlue()).isCloseTo(0, within(3));
  }

  @Test
  void computesSamePlaceholderForAnyOrientation() {
    String upright = processor.process(TestPictures.resource("portrait-1.jpg")).thumbHash();

    String turned = processor.process(TestPictures.resource("portrait-3.jpg")).thumbHash();

    // The first three bytes hold the average color.
    assertThat(turned).hasSameSizeAs(upright).startsWith(upright.substring(0, 4));
  }

  @Test
  void downscalesPlaceholderInputToOneHundredPixels() {
    String small = processor.process(TestPictures.quadrants(100, 75, "png")).thumbHash();

    String large = processor.process(TestPictures.quadrants(256, 192, "png")).thumbHash();

    // One of 75 rows has a mixed color; only the smallest coefficients may differ.
    assertThat(large).hasSameSizeAs(small).startsWith(small.substring(0, 6));
  }

  @Test
  void requiresRenditionThatIsNotCroppedForPlaceholder() {
    assertThatThrownBy(
            () ->
                processor
                    .pictures()
                    .process(TestPictures.quadrants(8, 8, "png"), List.of(TestProcessor.SQUARE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsUnsupportedFormats() {
    byte[] avif = "\0\0\0\u0018ftypavif".getBytes(StandardCharsets.ISO_8859_1);

    assertRejected(avif, PictureFault.UNSUPPORTED_TYPE);
  }

  @Test
  void reportsTooDemandingWhenMemoryIsExhausted() {
    TestProcessor outOfMemory =
        new TestProcessor(
            new PictureProcessor(
                List.of(),
                (_, _, _, _) -> {
                  throw new OutOfMemoryError();
                },
                new ImageIoJpegEncoder(),
                ProcessingListener.NONE));

    assertThatThrownBy(() -> outOfMemory.process(TestPictures.resource("landscape-1.jpg")))
        .isInstanceOfSatisfying(
            UndecodablePictureException.class,
            unfit -> assertThat(unfit.fault()).isEqualTo(PictureFault.TOO_DEMANDING));
  }

  @Test
  @EnabledWithHeic
  void appliesHeicOrientationOnce() throws IOException {
    BufferedImage jpeg = TestPictures.decode(Files.readAllBytes(DANDELION));

    ProcessedPicture derived = processor.process(TestPictures.resource("dandelion.heic"));

    BufferedImage medium =
        TestPictures.decode(requireNonNull(derived.jpegRenditions().get(TestProcessor.MEDIUM)));
    assertThat(TestPictures.meanDifference(medium, scaled(jpeg, medium))).isLessThan(4);
    assertThat(derived.size()).isEqualTo(new PixelSize(1200, 675));
    assertThat(derived.type().contentType()).isEqualTo("image/heic");
  }

  private static BufferedImage scaled(BufferedImage picture, BufferedImage target) {
    BufferedImage scaled =
        new BufferedImage(target.getWidth(), target.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.drawImage(picture, 0, 0, target.getWidth(), target.getHeight(), null);
    graphics.dispose();
    return scaled;
  }

  private void assertRejected(byte[] bytes, PictureFault fault) {
    assertThatThrownBy(() -> processor.process(bytes))
        .isInstanceOfSatisfying(
            UndecodablePictureException.class, unfit -> assertThat(unfit.fault()).isEqualTo(fault));
  }

  /** Returns the names of the segments up to the coded data (ISO/IEC 10918-1, table B.1). */
  private static List<String> segmentNames(byte[] jpeg) {
    List<String> names = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(jpeg, 2, jpeg.length - 2);
    String name = "";
    while (!name.equals("scan")) {
      int marker = bytes.getShort() & 0xffff;
      int start = bytes.position();
      name =
          switch (marker) {
            case 0xffe0 -> new String(jpeg, start + 2, 4, StandardCharsets.US_ASCII);
            case 0xffdb -> "quantization";
            case 0xffc0 -> "frame";
            case 0xffc4 -> "huffman";
            case 0xffda -> "scan";
            default -> "marker " + Integer.toHexString(marker);
          };
      names.add(name);
      bytes.position(start + (bytes.getShort() & 0xffff));
    }
    return names;
  }
}
