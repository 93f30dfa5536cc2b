package wxalbum.thumbnail.picture.heic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wxalbum.thumbnail.picture.heic.IsoBytes.numbers;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

class CleanApertureTest {
  /** An aperture is written as width, height and the two center offsets in half pixels. */
  @ParameterizedTest
  @CsvSource({
    "64 64 0 0, 0, 0, 64, 64",
    "63 61 -1 -3, 0, 0, 63, 61",
    "10 20 54 -44, 54, 0, 10, 20",
    "1 1 63 63, 63, 63, 1, 1",
  })
  void showsAPieceOfWhatIsDecoded(String aperture, int left, int top, int width, int height) {
    HeicFile file = HeicFile.read(withAperture(aperture).toBytes());

    assertThat(file.shown()).isEqualTo(new CleanAperture(left, top, new Dimensions(width, height)));
  }

  @Test
  void tellsTheSizeOfThePieceThatIsShown() {
    byte[] bytes = withAperture("10 20 54 -44").property("irot", (byte) 1).toBytes();

    assertThat(HeicFile.read(bytes).header().size()).isEqualTo(new Dimensions(10, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"65 64 0 0", "0 10 0 0", "10 10 56 0", "10 10 0 -56", "-4 10 0 0"})
  void refusesAPieceThatLiesOutside(String aperture) {
    byte[] bytes = withAperture(aperture).toBytes();

    assertFails(bytes, Fault.UNREADABLE);
  }

  @Test
  void refusesAPieceOfATurnedPicture() {
    byte[] aperture = aperture("10 10 0 0");
    byte[] bytes =
        HeicBytes.quarters()
            .single(0)
            .property("irot", (byte) 1)
            .essential("clap", aperture)
            .toBytes();

    assertFails(bytes, Fault.UNSUPPORTED_TYPE);
  }

  private static HeicBytes withAperture(String aperture) {
    return HeicBytes.quarters().single(0).essential("clap", aperture(aperture));
  }

  private static byte[] aperture(String text) {
    int[] fields = Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    return numbers(fields[0], 1, fields[1], 1, fields[2], 2, fields[3], 2);
  }

  private static void assertFails(byte[] bytes, Fault fault) {
    assertThatThrownBy(() -> HeicFile.read(bytes))
        .isInstanceOfSatisfying(
            UnfitPicture.class, unfit -> assertThat(unfit.fault()).isEqualTo(fault));
  }
}
