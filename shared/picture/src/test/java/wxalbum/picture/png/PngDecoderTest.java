package wxalbum.picture.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.ChunkBytes;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.DecodeWork;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.picture.imageio.ImageIoDecoder;
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.TestPictures;

class PngDecoderTest {
  private static final int[] FILTERS = {0, 1, 2, 3, 4};
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;
  private static final int DAMAGED_FILES = 5_000;

  private final PictureDecoder decoder = new PngDecoder();

  /** Returns every color type with each depth that it allows. */
  static Stream<PngBuilder> kinds() {
    return Stream.of(
            kinds(0, 1, 2, 4, 8, 16),
            kinds(2, 8, 16),
            kinds(3, 1, 2, 4, 8),
            kinds(4, 8, 16),
            kinds(6, 8, 16))
        .flatMap(kinds -> kinds);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void matchesImageIoDecoder(PngBuilder kind) {
    for (int filter : FILTERS) {
      byte[] png = kind.build(filter, new int[] {filter});

      assertThat(maxDifference(decode(decoder, png), decode(new ImageIoDecoder(), png)))
          .as("filter %d", filter)
          .isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 8, 2", "0, 16, 2", "2, 8, 6", "2, 16, 6", "3, 4, 9", "3, 8, 200"})
  void flattensTransparencyOntoWhite(int colorType, int depth, int bytes) {
    byte[] transparency = new byte[bytes];
    for (int i = 1; i < bytes; i += 2) {
      transparency[i] = (byte) 0xff;
    }
    byte[] png =
        new PngBuilder(colorType, depth, WIDTH, HEIGHT)
            .build(bytes, FILTERS, ChunkBytes.pngChunk("tRNS", transparency));

    assertThat(maxDifference(decode(decoder, png), decode(new ImageIoDecoder(), png)))
        .isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100})
  void joinsDataOfSeveralChunks(int pieceBytes) {
    byte[] whole = new PngBuilder(6, 8, WIDTH, HEIGHT).build(7, FILTERS);

    byte[] pieces = new PngBuilder(6, 8, WIDTH, HEIGHT, pieceBytes).build(7, FILTERS);

    assertThat(maxDifference(decode(decoder, pieces), decode(decoder, whole))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void averagesSquares(int reduction) {
    byte[] png = new PngBuilder(2, 8, WIDTH, HEIGHT).build(reduction, FILTERS);

    try (DecodedPicture reduced = decoder.decode(png, header(), reduction, WorkBudget.start())) {
      BufferedImage full = decode(decoder, png);
      assertThat(maxDifference(toIntImage(reduced), boxMeans(full, reduction))).isZero();
    }
  }

  @Test
  void returnsPictureOrFaultForDamagedFile() {
    Fuzzer mutations = new Fuzzer(20261124);
    byte[][] files = kinds().map(kind -> kind.build(kind.depth(), FILTERS)).toArray(byte[][]::new);

    int decodedCount = 0;
    for (int i = 0; i < DAMAGED_FILES; i++) {
      byte[] damaged = mutations.mutate(files[i % files.length]);
      try (DecodedPicture decoded = decoder.decode(damaged, header(), 2, WorkBudget.start())) {
        assertThat(decoded.pixels().getWidth()).isEqualTo(19);
        decodedCount++;
      } catch (UndecodablePictureException e) {
        assertThat(e.fault()).isIn(PictureFault.UNREADABLE, PictureFault.TRUNCATED);
      }
    }

    assertThat(decodedCount).isBetween(1, DAMAGED_FILES - 1);
  }

  @Test
  void rejectsSizeThatDiffersFromHeader() {
    byte[] png = new PngBuilder(0, 8, WIDTH + 1, HEIGHT).build(1, FILTERS);

    assertThat(faultOf(png)).isEqualTo(PictureFault.UNREADABLE);
  }

  @Test
  void rejectsUnknownFilter() {
    byte[] png = new PngBuilder(0, 8, WIDTH, HEIGHT).build(1, new int[] {0, 5});

    assertThat(faultOf(png)).isEqualTo(PictureFault.UNREADABLE);
  }

  @Test
  void rejectsUnknownCriticalChunk() {
    byte[] png =
        new PngBuilder(0, 8, WIDTH, HEIGHT)
            .build(1, FILTERS, ChunkBytes.pngChunk("ABCD", new byte[3]));

    assertThat(faultOf(png)).isEqualTo(PictureFault.UNREADABLE);
  }

  private PictureFault faultOf(byte[] png) {
    return catchThrowableOfType(
            UndecodablePictureException.class,
            () -> decoder.decode(png, header(), 1, WorkBudget.start()))
        .fault();
  }

  private static Stream<PngBuilder> kinds(int colorType, int... depths) {
    return IntStream.of(depths).mapToObj(depth -> new PngBuilder(colorType, depth, WIDTH, HEIGHT));
  }

  private static BufferedImage decode(PictureDecoder decoder, byte[] png) {
    try (DecodedPicture decoded = decoder.decode(png, header(), 1, WorkBudget.start())) {
      return toIntImage(decoded);
    }
  }

  private static BufferedImage toIntImage(DecodedPicture decoded) {
    return TestPictures.toIntRgb(decoded.pixels());
  }

  private static PictureHeader header() {
    return new PictureHeader(
        PictureType.PNG, new PixelSize(WIDTH, HEIGHT), true, 0, DecodeWork.NONE, Optional.empty());
  }

  /** Returns the largest difference of a sample. */
  private static int maxDifference(BufferedImage left, BufferedImage right) {
    int[] leftPixels = pixels(left);
    int[] rightPixels = pixels(right);
    assertThat(leftPixels).hasSameSizeAs(rightPixels);
    return IntStream.range(0, 3 * leftPixels.length)
        .map(
            i -> {
              int shift = 8 * (i % 3);
              return Math.abs(
                  (leftPixels[i / 3] >> shift & 0xff) - (rightPixels[i / 3] >> shift & 0xff));
            })
        .max()
        .orElseThrow();
  }

  private static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
  }

  private static BufferedImage boxMeans(BufferedImage full, int side) {
    BufferedImage means =
        new BufferedImage(
            Math.ceilDiv(WIDTH, side), Math.ceilDiv(HEIGHT, side), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < means.getHeight(); y++) {
      for (int x = 0; x < means.getWidth(); x++) {
        int right = Math.min(WIDTH, (x + 1) * side);
        int bottom = Math.min(HEIGHT, (y + 1) * side);
        means.setRGB(
            x, y, mean(full.getSubimage(x * side, y * side, right - x * side, bottom - y * side)));
      }
    }
    return means;
  }

  private static int mean(BufferedImage square) {
    int[] pixels = pixels(square);
    return IntStream.of(16, 8, 0)
        .map(
            shift -> {
              int sum = Arrays.stream(pixels).map(pixel -> pixel >> shift & 0xff).sum();
              return ((sum + pixels.length / 2) / pixels.length) << shift;
            })
        .sum();
  }
}
