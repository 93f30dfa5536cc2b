package wxalbum.thumbnail.picture.png;

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
import wxalbum.album.Dimensions;
import wxalbum.testing.Mutations;
import wxalbum.thumbnail.picture.Chunks;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.imageio.ImageIoDecoder;

class PngDecoderTest {
  private static final int[] FILTERS = {0, 1, 2, 3, 4};
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;
  private static final int DAMAGED = 5_000;

  private final Decoder decoder = new PngDecoder();

  /** Returns every color type with each depth that it allows. */
  static Stream<PngBytes> kinds() {
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
  void showsWhatJavasDecoderShows(PngBytes kind) {
    for (int filter : FILTERS) {
      byte[] png = kind.file(filter, new int[] {filter});

      assertThat(farthest(decoded(decoder, png), decoded(new ImageIoDecoder(), png)))
          .as("filter %d", filter)
          .isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 8, 2", "0, 16, 2", "2, 8, 6", "2, 16, 6", "3, 4, 9", "3, 8, 200"})
  void showsWhiteWhereOneCanSeeThrough(int colorType, int depth, int bytes) {
    byte[] transparency = new byte[bytes];
    for (int i = 1; i < bytes; i += 2) {
      transparency[i] = (byte) 0xff;
    }
    byte[] png =
        new PngBytes(colorType, depth, WIDTH, HEIGHT)
            .file(bytes, FILTERS, Chunks.png("tRNS", transparency));

    assertThat(farthest(decoded(decoder, png), decoded(new ImageIoDecoder(), png)))
        .isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100})
  void putsTogetherWhatLiesInSeveralChunks(int pieceBytes) {
    byte[] whole = new PngBytes(6, 8, WIDTH, HEIGHT).file(7, FILTERS);

    byte[] pieces = new PngBytes(6, 8, WIDTH, HEIGHT, pieceBytes).file(7, FILTERS);

    assertThat(farthest(decoded(decoder, pieces), decoded(decoder, whole))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void makesMeansOfSquares(int reduction) {
    byte[] png = new PngBytes(2, 8, WIDTH, HEIGHT).file(reduction, FILTERS);

    try (Decoded reduced = decoder.decode(png, header(), reduction)) {
      BufferedImage full = decoded(decoder, png);
      assertThat(farthest(ints(reduced), means(full, reduction))).isZero();
    }
  }

  @Test
  void endsWithAFaultOrAPictureWhateverIsDamaged() {
    Mutations mutations = new Mutations(20261124);
    byte[][] files = kinds().map(kind -> kind.file(kind.depth(), FILTERS)).toArray(byte[][]::new);

    int decodedCount = 0;
    for (int i = 0; i < DAMAGED; i++) {
      byte[] damaged = mutations.damaged(files[i % files.length]);
      try (Decoded decoded = decoder.decode(damaged, header(), 2)) {
        assertThat(decoded.pixels().getWidth()).isEqualTo(19);
        decodedCount++;
      } catch (UnfitPicture e) {
        assertThat(e.fault()).isIn(Fault.UNREADABLE, Fault.TRUNCATED);
      }
    }

    assertThat(decodedCount).isBetween(1, DAMAGED - 1);
  }

  @Test
  void refusesAnotherSizeThanTheBudgetWasCheckedOn() {
    byte[] png = new PngBytes(0, 8, WIDTH + 1, HEIGHT).file(1, FILTERS);

    assertThat(faultOf(png)).isEqualTo(Fault.UNREADABLE);
  }

  @Test
  void refusesAFilterThatIsNone() {
    byte[] png = new PngBytes(0, 8, WIDTH, HEIGHT).file(1, new int[] {0, 5});

    assertThat(faultOf(png)).isEqualTo(Fault.UNREADABLE);
  }

  @Test
  void refusesACriticalChunkThatItDoesNotKnow() {
    byte[] png =
        new PngBytes(0, 8, WIDTH, HEIGHT).file(1, FILTERS, Chunks.png("ABCD", new byte[3]));

    assertThat(faultOf(png)).isEqualTo(Fault.UNREADABLE);
  }

  private Fault faultOf(byte[] png) {
    return catchThrowableOfType(UnfitPicture.class, () -> decoder.decode(png, header(), 1)).fault();
  }

  private static Stream<PngBytes> kinds(int colorType, int... depths) {
    return IntStream.of(depths).mapToObj(depth -> new PngBytes(colorType, depth, WIDTH, HEIGHT));
  }

  private static BufferedImage decoded(Decoder decoder, byte[] png) {
    try (Decoded decoded = decoder.decode(png, header(), 1)) {
      return ints(decoded);
    }
  }

  private static BufferedImage ints(Decoded decoded) {
    return TestPictures.ints(decoded.pixels());
  }

  private static Header header() {
    return new Header(PictureType.PNG, new Dimensions(WIDTH, HEIGHT), true, 0, Optional.empty());
  }

  /** Returns the largest difference of a sample. */
  private static int farthest(BufferedImage left, BufferedImage right) {
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

  private static BufferedImage means(BufferedImage full, int side) {
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
