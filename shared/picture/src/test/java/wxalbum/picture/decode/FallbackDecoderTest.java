package wxalbum.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.picture.color.SrgbConverter;
import wxalbum.picture.header.DecodeWork;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

class FallbackDecoderTest {
  private static final byte[] FILE = {1, 2, 3};
  private static final long QUICK_WORK = WorkBudget.MAX_WORK / 2;
  private static final long THOROUGH_WORK = WorkBudget.MAX_WORK / 3;

  private final WorkBudget budget = WorkBudget.start();

  @Test
  void usesThoroughDecoderWhenQuickDecoderFails() {
    DecodedPicture fallback = DecodedPicture.onHeap(pixels(203, 77));
    PictureDecoder quick =
        (_, _, _, _) -> {
          throw new UndecodablePictureException(PictureFault.UNREADABLE);
        };
    PictureDecoder decoder =
        new FallbackDecoder(
            Map.of(PictureType.JPEG, quick), (_, _, _, _) -> fallback, ProcessingListener.NONE);

    assertThat(decoder.decode(FILE, header(true), 1, budget)).isSameAs(fallback);
  }

  @Test
  void skipsQuickDecoderForUncommonEncodings() {
    DecodedPicture quick = DecodedPicture.onHeap(pixels(203, 77));
    DecodedPicture thorough = DecodedPicture.onHeap(pixels(203, 77));
    PictureDecoder decoder =
        new FallbackDecoder(
            Map.of(PictureType.JPEG, (_, _, _, _) -> quick),
            (_, _, _, _) -> thorough,
            ProcessingListener.NONE);

    assertThat(decoder.decode(FILE, header(true), 1, budget)).isSameAs(quick);
    assertThat(decoder.decode(FILE, header(false), 1, budget)).isSameAs(thorough);
  }

  @ParameterizedTest
  @CsvSource({"203, 77", "102, 39", "51, 20", "26, 10"})
  void acceptsReducedSizes(int width, int height) {
    DecodedPicture reduced = DecodedPicture.onHeap(pixels(width, height));
    PictureDecoder decoder =
        new FallbackDecoder(Map.of(), (_, _, _, _) -> reduced, ProcessingListener.NONE);

    assertThat(decoder.decode(FILE, header(true), 8, budget)).isSameAs(reduced);
  }

  @ParameterizedTest
  @CsvSource({"204, 77", "203, 76", "101, 39", "102, 77", "13, 5"})
  void rejectsSizeThatDiffersFromHeader(int width, int height) {
    AtomicBoolean freed = new AtomicBoolean();
    DecodedPicture wrongSize =
        new DecodedPicture(pixels(width, height), SrgbConverter.IDENTITY, () -> freed.set(true));
    PictureDecoder decoder =
        new FallbackDecoder(Map.of(), (_, _, _, _) -> wrongSize, ProcessingListener.NONE);

    UndecodablePictureException exception =
        catchThrowableOfType(
            UndecodablePictureException.class, () -> decoder.decode(FILE, header(true), 8, budget));

    assertThat(exception.fault()).isEqualTo(PictureFault.UNREADABLE);
    assertThat(freed).isTrue();
  }

  @Test
  void chargesWorkOfEachDecoderThatRuns() {
    DecodedPicture fallback = DecodedPicture.onHeap(pixels(203, 77));
    PictureDecoder decoder =
        new FallbackDecoder(
            Map.of(PictureType.JPEG, new QuickDecoder()),
            (_, _, _, _) -> fallback,
            ProcessingListener.NONE);

    assertThat(decoder.decode(FILE, header(true), 1, budget)).isSameAs(fallback);
    assertThat(budget.chargedWork()).isEqualTo(QUICK_WORK + THOROUGH_WORK);
  }

  @Test
  void startsNoDecoderWhoseWorkExceedsBudget() {
    budget.charge(WorkBudget.MAX_WORK - QUICK_WORK + 1);

    assertThat(faultWithUnstartedFallback()).isEqualTo(PictureFault.TOO_COMPLEX);
    assertThat(budget.chargedWork()).isEqualTo(WorkBudget.MAX_WORK - QUICK_WORK + 1);
  }

  @Test
  void startsNoFallbackWhoseWorkExceedsRestOfBudget() {
    budget.charge(WorkBudget.MAX_WORK - QUICK_WORK - THOROUGH_WORK + 1);

    assertThat(faultWithUnstartedFallback()).isEqualTo(PictureFault.TOO_COMPLEX);
    assertThat(budget.chargedWork()).isEqualTo(WorkBudget.MAX_WORK - THOROUGH_WORK + 1);
  }

  private PictureFault faultWithUnstartedFallback() {
    PictureDecoder decoder =
        new FallbackDecoder(
            Map.of(PictureType.JPEG, new QuickDecoder()),
            (_, _, _, _) -> {
              throw new IllegalStateException("the fallback was started");
            },
            ProcessingListener.NONE);
    return catchThrowableOfType(
            UndecodablePictureException.class, () -> decoder.decode(FILE, header(true), 1, budget))
        .fault();
  }

  /** A quick decoder that rejects every picture. */
  private record QuickDecoder() implements PictureDecoder {
    @Override
    public DecodedPicture decode(
        byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }

    @Override
    public long work(PictureHeader header) {
      return header.work().quick();
    }
  }

  private static PictureHeader header(boolean common) {
    return new PictureHeader(
        PictureType.JPEG,
        new PixelSize(203, 77),
        common,
        0,
        new DecodeWork(QUICK_WORK, THOROUGH_WORK),
        Optional.empty());
  }

  private static BufferedImage pixels(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }
}
