package wxalbum.thumbnail.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import wxalbum.album.Dimensions;
import wxalbum.testing.Mutations;
import wxalbum.testing.Reliability;
import wxalbum.thumbnail.picture.ExifBytes;
import wxalbum.thumbnail.picture.JpegKind;
import wxalbum.thumbnail.picture.Profiled;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.colour.IccBytes;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.imageio.ImageIoDecoder;
import wxalbum.thumbnail.picture.leptonica.WebpFiles;

@EnabledOnOs(OS.LINUX)
class DamagedHeadersTest {
  private static final Reliability CASES = new Reliability("fuzz cases", DamagedHeadersTest.class);
  private static final byte[] P3 = IccBytes.displayP3().bytes();

  private final Mutations mutations = new Mutations(20_261_124);
  private final List<byte[]> files = files();

  @AfterAll
  static void tell() {
    CASES.write();
  }

  @Test
  void endsInAHeaderOrAFaultWhateverIsDamaged() {
    AtomicInteger readableCount = new AtomicInteger();

    for (int i = 0; i < 20_000; i++) {
      byte[] file = damaged(i);
      CASES.attempt(() -> readableCount.addAndGet(header(file).isPresent() ? 1 : 0));
    }

    assertThat(readableCount.get()).isBetween(5_000, 19_000);
  }

  /** A decoder may reject a file with a valid header, but must not decode another size. */
  @Test
  void tellsTheSizeThatEveryDecoderFinds() {
    Decoder decoder = new ImageIoDecoder();
    int decodedCount = 0;

    for (int i = 0; i < 1_000; i++) {
      byte[] file = damaged(i);
      Optional<Header> header = header(file).filter(DamagedHeadersTest::isSmall);
      decodedCount += header.isPresent() && isShown(decoder, file, header.get()) ? 1 : 0;
    }

    assertThat(decodedCount).isGreaterThan(300);
  }

  private byte[] damaged(int i) {
    return mutations.damaged(files.get(i % files.size()));
  }

  private static Optional<Header> header(byte[] file) {
    try {
      return Optional.of(Headers.read(file));
    } catch (UnfitPicture unfit) {
      return Optional.empty();
    }
  }

  private static boolean isSmall(Header header) {
    return (long) header.size().width() * header.size().height() < 1_000_000;
  }

  private static boolean isShown(Decoder decoder, byte[] file, Header header) {
    try (Decoded decoded = decoder.decode(file, header, 1)) {
      BufferedImage pixels = decoded.pixels();
      assertThat(new Dimensions(pixels.getWidth(), pixels.getHeight())).isEqualTo(header.size());
      return true;
    } catch (UnfitPicture unfit) {
      return false;
    }
  }

  private static List<byte[]> files() {
    BufferedImage picture = TestPictures.quarters(24, 16, BufferedImage.TYPE_INT_RGB);
    List<byte[]> files = new ArrayList<>();
    for (JpegKind kind : JpegKind.values()) {
      files.add(new ExifBytes().orientation(6).into(kind.of(picture)));
    }
    files.add(Profiled.jpeg(JpegKind.BASELINE_420.of(picture), P3));
    files.add(Profiled.png(TestPictures.written(picture, "png"), P3));
    files.add(TestPictures.written(picture, "gif"));
    files.add(WebpFiles.of(picture));
    files.add(Profiled.webp(WebpFiles.of(picture), 24, 16, P3));
    return files;
  }
}
