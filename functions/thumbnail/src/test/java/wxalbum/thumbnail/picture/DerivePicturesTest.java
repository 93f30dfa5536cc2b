package wxalbum.thumbnail.picture;

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
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;
import wxalbum.thumbnail.Pipeline;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.heic.WithHeic;
import wxalbum.thumbnail.picture.imageio.ImageIoEncoder;

class DerivePicturesTest {
  /** The source of dandelion.heic. */
  private static final Path DANDELION =
      Path.of(System.getProperty("wxalbum.root"), "local/src/test/photos/dandelion.jpg");

  private final DerivePictures derive = Pipeline.quickest();

  @Test
  void tellsTypeAndUprightSize() {
    DerivedPictures derived = derive.from(TestPictures.photo("landscape-6.jpg"));

    assertThat(derived.type()).isEqualTo(PictureType.JPEG);
    assertThat(derived.size()).isEqualTo(new Dimensions(600, 400));
    assertThat(derived.jpegs()).containsOnlyKeys(RenditionSize.values());
  }

  @Test
  void writesRenditionsWithoutMetadata() {
    byte[] jpegWithMetadata =
        new ExifBytes()
            .orientation(6)
            .main(0x010f, "Apple")
            .position("N", new int[] {30, 14, 2_400}, "E", new int[] {120, 8, 3_600})
            .into(TestPictures.photo("landscape-1.jpg"));

    DerivedPictures derived = derive.from(jpegWithMetadata);

    assertThat(derived.jpegs().values())
        .allSatisfy(
            jpeg -> {
              assertThat(segments(jpeg))
                  .containsOnly("JFIF", "quantization", "frame", "huffman", "scan");
              assertThat(new String(jpeg, StandardCharsets.ISO_8859_1))
                  .doesNotContain("Apple", "Exif");
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesSixteenBitsASample(boolean alpha) {
    byte[] png = TestPictures.written(TestPictures.deepRed(alpha), "png");

    DerivedPictures derived = derive.from(png);

    byte[] large = requireNonNull(derived.jpegs().get(RenditionSize.LARGE));
    Color shown = new Color(TestPictures.read(large).getRGB(8, 8));
    assertThat(shown.getRed()).isCloseTo(192, within(3));
    assertThat(shown.getBlue()).isCloseTo(0, within(3));
  }

  @Test
  void writesPlaceholdersThatDoNotDependOnHowThePhotoIsStored() {
    String upright = derive.from(TestPictures.photo("portrait-1.jpg")).thumbHash();

    String turned = derive.from(TestPictures.photo("portrait-3.jpg")).thumbHash();

    // The first three bytes hold the average color.
    assertThat(turned).hasSameSizeAs(upright).startsWith(upright.substring(0, 4));
  }

  @Test
  void refusesOtherFormats() {
    byte[] avif = "\0\0\0\u0018ftypavif".getBytes(StandardCharsets.ISO_8859_1);

    assertUnfit(avif, Fault.UNSUPPORTED_TYPE);
  }

  @Test
  void saysOfAPictureThatNeedsMoreMemoryThanThereIsThatItIsTooDemanding() {
    DerivePictures outOfMemory =
        new DerivePictures(
            (_, _, _) -> {
              throw new OutOfMemoryError();
            },
            new ImageIoEncoder());

    assertThatThrownBy(() -> outOfMemory.from(TestPictures.photo("landscape-1.jpg")))
        .isInstanceOfSatisfying(
            UnfitPicture.class, unfit -> assertThat(unfit.fault()).isEqualTo(Fault.TOO_DEMANDING));
  }

  @Test
  @WithHeic
  void makesThePhotographsOfIphonesUprightOnce() throws IOException {
    BufferedImage jpeg = TestPictures.read(Files.readAllBytes(DANDELION));

    DerivedPictures derived = derive.from(TestPictures.photo("dandelion.heic"));

    BufferedImage medium =
        TestPictures.read(requireNonNull(derived.jpegs().get(RenditionSize.MEDIUM)));
    assertThat(TestPictures.difference(medium, scaled(jpeg, medium))).isLessThan(4);
    assertThat(derived.size()).isEqualTo(new Dimensions(1200, 675));
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

  private void assertUnfit(byte[] bytes, Fault fault) {
    assertThatThrownBy(() -> derive.from(bytes))
        .isInstanceOfSatisfying(
            UnfitPicture.class, unfit -> assertThat(unfit.fault()).isEqualTo(fault));
  }

  /** Returns the names of the segments up to the coded data (ISO/IEC 10918-1, table B.1). */
  private static List<String> segments(byte[] jpeg) {
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
