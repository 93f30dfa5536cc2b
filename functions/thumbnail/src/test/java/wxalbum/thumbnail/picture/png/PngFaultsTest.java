package wxalbum.thumbnail.picture.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.thumbnail.picture.Chunks;
import wxalbum.thumbnail.picture.Mutations;
import wxalbum.thumbnail.picture.Profiled;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** What the decoder leaves to a more thorough one. */
class PngFaultsTest {
  private static final int[] FILTERS = {0, 1, 2, 3, 4};
  private static final int DAMAGED = 5_000;
  private static final PngBytes GREY = new PngBytes(0, 8, 37, 23);
  private static final PngBytes PALETTE = new PngBytes(3, 2, 37, 23);

  @Test
  void endsWithAFaultOrAPictureWhateverIsDamaged() {
    Mutations mutations = new Mutations(20261124);
    List<PngBytes> kinds = PngDecoderTest.kinds().toList();
    int made = 0;

    for (int i = 0; i < DAMAGED; i++) {
      byte[] file = kinds.get(i % kinds.size()).file(i % kinds.size(), FILTERS);
      try (Decoded decoded = decode(mutations.damaged(file), GREY, 2)) {
        assertThat(decoded.pixels().getWidth()).isEqualTo(19);
        made++;
      } catch (UnfitPicture unfit) {
        assertThat(unfit.fault()).isIn(Fault.UNREADABLE, Fault.TRUNCATED, Fault.TOO_DEMANDING);
      }
    }

    assertThat(made).isBetween(1, DAMAGED - 1);
  }

  /** The file is cut behind each of its bytes: what is shown is whole, or nothing is shown. */
  @Test
  void neverShowsAPartOfAPicture() {
    byte[] png = new PngBytes(2, 8, 37, 23, 100).file(1, FILTERS);
    PngBytes kind = new PngBytes(2, 8, 37, 23);
    int[] whole = pixels(png, kind);

    for (int length = 0; length < png.length; length++) {
      byte[] cut = Arrays.copyOf(png, length);
      try {
        assertThat(pixels(cut, kind)).isEqualTo(whole);
      } catch (UnfitPicture refused) {
        assertThat(refused.fault()).isEqualTo(Fault.TRUNCATED);
      }
    }
  }

  @Test
  void refusesDataThatEndBeforeTheLines() {
    byte[] lines = GREY.lines(new Random(6), FILTERS);
    byte[] fewer = Profiled.deflated(Arrays.copyOf(lines, lines.length - 1));

    assertThat(faultOf(GREY.file(GREY.data(fewer)), GREY)).isEqualTo(Fault.TRUNCATED);
  }

  @ParameterizedTest
  @CsvSource({"77, 09", "78, 20", "78, 9d"})
  void refusesDataThatAreNotDeflatedAsTheyMust(String method, String flags) {
    byte[] zlib = Profiled.deflated(GREY.lines(new Random(6), FILTERS));
    zlib[0] = (byte) Integer.parseInt(method, 16);
    zlib[1] = (byte) Integer.parseInt(flags, 16);

    assertThat(faultOf(GREY.file(GREY.data(zlib)), GREY)).isEqualTo(Fault.UNREADABLE);
  }

  @Test
  void refusesDataThatCannotBeInflated() {
    byte[] zlib = Profiled.deflated(GREY.lines(new Random(6), FILTERS));
    Arrays.fill(zlib, 2, 12, (byte) -1);

    assertThat(faultOf(GREY.file(GREY.data(zlib)), GREY)).isEqualTo(Fault.UNREADABLE);
  }

  @Test
  void refusesAChunkWhoseChecksumIsWrong() {
    byte[] png = GREY.file(1, FILTERS);
    png[png.length - 20] ^= 1;

    assertThat(faultOf(png, GREY)).isEqualTo(Fault.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void refusesAPaletteWithoutWholeColours(int bytes) {
    byte[] data = PALETTE.data(Profiled.deflated(PALETTE.lines(new Random(6), FILTERS)));

    byte[] png = PALETTE.file(Chunks.png("PLTE", new byte[bytes]), data);

    assertThat(faultOf(png, PALETTE)).isEqualTo(Fault.UNREADABLE);
  }

  @Test
  void refusesAnotherSizeThanTheBudgetWasCheckedOn() {
    assertThat(faultOf(GREY.file(1, FILTERS), new PngBytes(0, 8, 38, 23)))
        .isEqualTo(Fault.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({"65536, 1", "1, 65536", "200000000, 1"})
  void refusesSidesThatOtherFormatsCannotHave(int width, int height) {
    PngBytes kind = new PngBytes(0, 1, width, height);

    assertThat(faultOf(kind.file(new byte[0]), kind)).isEqualTo(Fault.TOO_DEMANDING);
  }

  @Test
  void refusesAFilterThatIsNone() {
    assertThat(faultOf(GREY.file(1, new int[] {0, 5}), GREY)).isEqualTo(Fault.UNREADABLE);
  }

  @Test
  void refusesACriticalChunkThatItDoesNotKnow() {
    byte[] png = GREY.file(1, FILTERS, Chunks.png("ABCD", new byte[3]));

    assertThat(faultOf(png, GREY)).isEqualTo(Fault.UNREADABLE);
  }

  private static Fault faultOf(byte[] png, PngBytes kind) {
    return catchThrowableOfType(UnfitPicture.class, () -> pixels(png, kind)).fault();
  }

  private static int[] pixels(byte[] png, PngBytes kind) {
    try (Decoded decoded = decode(png, kind, 1)) {
      int width = decoded.pixels().getWidth();
      return decoded.pixels().getRGB(0, 0, width, decoded.pixels().getHeight(), null, 0, width);
    }
  }

  private static Decoded decode(byte[] png, PngBytes kind, int reduction) {
    return new PngDecoder().decode(png, kind.header(), reduction);
  }
}
