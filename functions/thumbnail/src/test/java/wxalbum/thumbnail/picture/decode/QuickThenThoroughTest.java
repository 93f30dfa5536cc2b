package wxalbum.thumbnail.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.ToSrgb;

class QuickThenThoroughTest {
  private static final byte[] FILE = {1, 2, 3};

  @Test
  void asksTheThoroughDecoderWhereTheQuickOneRefuses() {
    Decoded fallback = Decoded.onHeap(pixels(203, 77));
    Decoder quick =
        (_, _, _) -> {
          throw new UnfitPicture(Fault.UNREADABLE);
        };
    Decoder decoder = new QuickThenThorough(Map.of(PictureType.JPEG, quick), (_, _, _) -> fallback);

    assertThat(decoder.decode(FILE, header(true), 1)).isSameAs(fallback);
  }

  @Test
  void keepsTheQuickDecoderFromWhatItDoesNotKnow() {
    Decoded quick = Decoded.onHeap(pixels(203, 77));
    Decoded thorough = Decoded.onHeap(pixels(203, 77));
    Decoder decoder =
        new QuickThenThorough(Map.of(PictureType.JPEG, (_, _, _) -> quick), (_, _, _) -> thorough);

    assertThat(decoder.decode(FILE, header(true), 1)).isSameAs(quick);
    assertThat(decoder.decode(FILE, header(false), 1)).isSameAs(thorough);
  }

  @ParameterizedTest
  @CsvSource({"203, 77", "102, 39", "51, 20", "26, 10"})
  void takesWhatIsReduced(int width, int height) {
    Decoded reduced = Decoded.onHeap(pixels(width, height));
    Decoder decoder = new QuickThenThorough(Map.of(), (_, _, _) -> reduced);

    assertThat(decoder.decode(FILE, header(true), 8)).isSameAs(reduced);
  }

  @ParameterizedTest
  @CsvSource({"204, 77", "203, 76", "101, 39", "102, 77", "13, 5"})
  void refusesAnotherFrameThanTheHeaderTells(int width, int height) {
    AtomicBoolean freed = new AtomicBoolean();
    Decoded wrongSize =
        new Decoded(pixels(width, height), ToSrgb.NOTHING_TO_DO, () -> freed.set(true));
    Decoder decoder = new QuickThenThorough(Map.of(), (_, _, _) -> wrongSize);

    UnfitPicture exception =
        catchThrowableOfType(UnfitPicture.class, () -> decoder.decode(FILE, header(true), 8));

    assertThat(exception.fault()).isEqualTo(Fault.UNREADABLE);
    assertThat(freed).isTrue();
  }

  private static Header header(boolean common) {
    return new Header(PictureType.JPEG, new Dimensions(203, 77), common, 0, Optional.empty());
  }

  private static BufferedImage pixels(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }
}
