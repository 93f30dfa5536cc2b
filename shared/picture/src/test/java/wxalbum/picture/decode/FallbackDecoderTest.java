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
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

class FallbackDecoderTest {
  private static final byte[] FILE = {1, 2, 3};

  @Test
  void usesThoroughDecoderWhenQuickDecoderFails() {
    DecodedPicture fallback = DecodedPicture.onHeap(pixels(203, 77));
    PictureDecoder quick =
        (_, _, _) -> {
          throw new UndecodablePictureException(PictureFault.UNREADABLE);
        };
    PictureDecoder decoder =
        new FallbackDecoder(
            Map.of(PictureType.JPEG, quick), (_, _, _) -> fallback, ProcessingListener.NONE);

    assertThat(decoder.decode(FILE, header(true), 1)).isSameAs(fallback);
  }

  @Test
  void skipsQuickDecoderForUncommonEncodings() {
    DecodedPicture quick = DecodedPicture.onHeap(pixels(203, 77));
    DecodedPicture thorough = DecodedPicture.onHeap(pixels(203, 77));
    PictureDecoder decoder =
        new FallbackDecoder(
            Map.of(PictureType.JPEG, (_, _, _) -> quick),
            (_, _, _) -> thorough,
            ProcessingListener.NONE);

    assertThat(decoder.decode(FILE, header(true), 1)).isSameAs(quick);
    assertThat(decoder.decode(FILE, header(false), 1)).isSameAs(thorough);
  }

  @ParameterizedTest
  @CsvSource({"203, 77", "102, 39", "51, 20", "26, 10"})
  void acceptsReducedSizes(int width, int height) {
    DecodedPicture reduced = DecodedPicture.onHeap(pixels(width, height));
    PictureDecoder decoder =
        new FallbackDecoder(Map.of(), (_, _, _) -> reduced, ProcessingListener.NONE);

    assertThat(decoder.decode(FILE, header(true), 8)).isSameAs(reduced);
  }

  @ParameterizedTest
  @CsvSource({"204, 77", "203, 76", "101, 39", "102, 77", "13, 5"})
  void rejectsSizeThatDiffersFromHeader(int width, int height) {
    AtomicBoolean freed = new AtomicBoolean();
    DecodedPicture wrongSize =
        new DecodedPicture(pixels(width, height), SrgbConverter.IDENTITY, () -> freed.set(true));
    PictureDecoder decoder =
        new FallbackDecoder(Map.of(), (_, _, _) -> wrongSize, ProcessingListener.NONE);

    UndecodablePictureException exception =
        catchThrowableOfType(
            UndecodablePictureException.class, () -> decoder.decode(FILE, header(true), 8));

    assertThat(exception.fault()).isEqualTo(PictureFault.UNREADABLE);
    assertThat(freed).isTrue();
  }

  private static PictureHeader header(boolean common) {
    return new PictureHeader(PictureType.JPEG, new PixelSize(203, 77), common, 0, Optional.empty());
  }

  private static BufferedImage pixels(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }
}
