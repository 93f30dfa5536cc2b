package wxalbum.picture.header;

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
import wxalbum.picture.JpegVariant;
import wxalbum.picture.ProfileEmbedder;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.imageio.ImageIoDecoder;
import wxalbum.picture.leptonica.LosslessWebp;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestPictures;

@EnabledOnOs(OS.LINUX)
class HeaderFuzzTest {
  private static final ReliabilityCounter CASES =
      new ReliabilityCounter("fuzz cases", HeaderFuzzTest.class);
  private static final byte[] P3 = IccProfileBuilder.displayP3().build();

  private final Fuzzer mutations = new Fuzzer(20_261_124);
  private final List<byte[]> files = files();

  @AfterAll
  static void writeReport() {
    CASES.writeReport();
  }

  @Test
  void returnsHeaderOrFaultWhenFileIsDamaged() {
    AtomicInteger readableCount = new AtomicInteger();

    for (int i = 0; i < 20_000; i++) {
      byte[] file = damaged(i);
      CASES.attempt(() -> readableCount.addAndGet(header(file).isPresent() ? 1 : 0));
    }

    assertThat(readableCount.get()).isBetween(5_000, 19_000);
  }

  /** A decoder may reject a file with a valid header, but must not decode another size. */
  @Test
  void statesSameSizeAsDecoder() {
    PictureDecoder decoder = new ImageIoDecoder();
    int decodedCount = 0;

    for (int i = 0; i < 1_000; i++) {
      byte[] file = damaged(i);
      Optional<PictureHeader> header = header(file).filter(HeaderFuzzTest::isSmall);
      decodedCount += header.isPresent() && isDecoded(decoder, file, header.get()) ? 1 : 0;
    }

    assertThat(decodedCount).isGreaterThan(300);
  }

  private byte[] damaged(int i) {
    return mutations.mutate(files.get(i % files.size()));
  }

  private static Optional<PictureHeader> header(byte[] file) {
    try {
      return Optional.of(HeaderReader.read(file));
    } catch (UndecodablePictureException unfit) {
      return Optional.empty();
    }
  }

  private static boolean isSmall(PictureHeader header) {
    return (long) header.size().width() * header.size().height() < 1_000_000;
  }

  private static boolean isDecoded(PictureDecoder decoder, byte[] file, PictureHeader header) {
    try (DecodedPicture decoded = decoder.decode(file, header, 1, WorkBudget.start())) {
      BufferedImage pixels = decoded.pixels();
      assertThat(new PixelSize(pixels.getWidth(), pixels.getHeight())).isEqualTo(header.size());
      return true;
    } catch (UndecodablePictureException unfit) {
      return false;
    }
  }

  private static List<byte[]> files() {
    BufferedImage picture = TestPictures.quadrants(24, 16, BufferedImage.TYPE_INT_RGB);
    List<byte[]> files = new ArrayList<>();
    for (JpegVariant kind : JpegVariant.values()) {
      files.add(new ExifBuilder().orientation(6).insertInto(kind.encode(picture)));
    }
    files.add(ProfileEmbedder.embedInJpeg(JpegVariant.BASELINE_420.encode(picture), P3));
    files.add(ProfileEmbedder.embedInPng(TestPictures.encode(picture, "png"), P3));
    files.add(TestPictures.encode(picture, "gif"));
    files.add(LosslessWebp.encode(picture));
    files.add(ProfileEmbedder.embedInWebp(LosslessWebp.encode(picture), 24, 16, P3));
    return files;
  }
}
