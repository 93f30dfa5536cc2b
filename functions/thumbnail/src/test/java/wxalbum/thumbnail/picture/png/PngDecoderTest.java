package wxalbum.thumbnail.picture.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.thumbnail.picture.Chunks;
import wxalbum.thumbnail.picture.Profiled;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.imageio.ImageIoDecoder;

class PngDecoderTest {
  private static final int[] FILTERS = {0, 1, 2, 3, 4};
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;

  private final Decoder decoder = new PngDecoder();

  /** Every colour type in every depth that it may have. */
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
  @CsvSource({"2, 1", "2, 2", "2, 3", "2, 4", "6, 1", "6, 2", "6, 3"})
  void showsTheFewPixelsOfNarrowLines(int colourType, int width) {
    PngBytes kind = new PngBytes(colourType, 8, width, HEIGHT);
    byte[] png = kind.file(width, FILTERS);

    try (Decoded decoded = decoder.decode(png, kind.header(), 1)) {
      assertThat(farthest(ints(decoded), decoded(new ImageIoDecoder(), png)))
          .isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 8, 2", "0, 16, 2", "2, 8, 6", "2, 16, 6", "3, 4, 9", "3, 8, 200"})
  void showsWhiteWhereOneCanSeeThrough(int colourType, int depth, int bytes) {
    byte[] clear = new byte[bytes];
    for (int i = 1; i < bytes; i += 2) {
      clear[i] = (byte) 0xff;
    }
    byte[] png =
        new PngBytes(colourType, depth, WIDTH, HEIGHT)
            .file(bytes, FILTERS, Chunks.png("tRNS", clear));

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
  void takesTheLowestBitsOfATransparentGrey() {
    PngBytes kind = new PngBytes(0, 2, WIDTH, HEIGHT);
    byte[] png = kind.file(3, FILTERS, Chunks.png("tRNS", new byte[] {0, 1}));

    byte[] more = kind.file(3, FILTERS, Chunks.png("tRNS", new byte[] {-1, -3}));

    assertThat(farthest(decoded(decoder, more), decoded(decoder, png))).isZero();
  }

  @Test
  void showsBlackForColoursThatThePaletteLacks() {
    PngBytes kind = new PngBytes(3, 4, WIDTH, HEIGHT);
    byte[] data = kind.data(Profiled.deflated(kind.lines(new Random(4), FILTERS)));
    byte[] png = kind.file(Chunks.png("PLTE", new byte[] {-1, -1, -1, 10, 20, 30}), data);

    assertThat(farthest(decoded(decoder, png), decoded(new ImageIoDecoder(), png))).isZero();
  }

  @Test
  void canBeReadUntilItIsClosed() {
    Decoded decoded = decoder.decode(new PngBytes(0, 8, WIDTH, HEIGHT).file(5, FILTERS), header(), 2);

    decoded.close();

    assertThatThrownBy(() -> decoded.pixels().getRGB(0, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Stream<PngBytes> kinds(int colourType, int... depths) {
    return IntStream.of(depths).mapToObj(depth -> new PngBytes(colourType, depth, WIDTH, HEIGHT));
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
    return new PngBytes(0, 8, WIDTH, HEIGHT).header();
  }

  /** The largest difference of a sample. */
  private static int farthest(BufferedImage one, BufferedImage other) {
    int[] left = pixels(one);
    int[] right = pixels(other);
    assertThat(left).hasSameSizeAs(right);
    return IntStream.range(0, 3 * left.length)
        .map(
            i -> {
              int shift = 8 * (i % 3);
              return Math.abs((left[i / 3] >> shift & 0xff) - (right[i / 3] >> shift & 0xff));
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
