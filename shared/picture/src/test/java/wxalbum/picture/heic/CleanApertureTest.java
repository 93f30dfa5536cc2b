package wxalbum.picture.heic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wxalbum.picture.heic.IsoBoxes.uint32s;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

class CleanApertureTest {
  /** An aperture is written as width, height and the two center offsets in half pixels. */
  @ParameterizedTest
  @CsvSource({
    "64 64 0 0, 0, 0, 64, 64",
    "63 61 -1 -3, 0, 0, 63, 61",
    "10 20 54 -44, 54, 0, 10, 20",
    "1 1 63 63, 63, 63, 1, 1",
  })
  void computesAreaFromCenterOffsets(String aperture, int left, int top, int width, int height) {
    HeicFile file = HeicFile.read(withAperture(aperture).toBytes());

    assertThat(file.cleanAperture())
        .isEqualTo(new CleanAperture(left, top, new PixelSize(width, height)));
  }

  @Test
  void statesSizeOfApertureInHeader() {
    byte[] bytes = withAperture("10 20 54 -44").property("irot", (byte) 1).toBytes();

    assertThat(HeicFile.read(bytes).header().size()).isEqualTo(new PixelSize(10, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"65 64 0 0", "0 10 0 0", "10 10 56 0", "10 10 0 -56", "-4 10 0 0"})
  void rejectsApertureOutsidePicture(String aperture) {
    byte[] bytes = withAperture(aperture).toBytes();

    assertRejected(bytes, PictureFault.UNREADABLE);
  }

  @Test
  void rejectsApertureAfterRotation() {
    byte[] aperture = clapContent("10 10 0 0");
    byte[] bytes =
        HeicBuilder.quadrants()
            .singleTile(0)
            .property("irot", (byte) 1)
            .essential("clap", aperture)
            .toBytes();

    assertRejected(bytes, PictureFault.UNSUPPORTED_TYPE);
  }

  private static HeicBuilder withAperture(String aperture) {
    return HeicBuilder.quadrants().singleTile(0).essential("clap", clapContent(aperture));
  }

  private static byte[] clapContent(String text) {
    int[] fields = Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    return uint32s(fields[0], 1, fields[1], 1, fields[2], 2, fields[3], 2);
  }

  private static void assertRejected(byte[] bytes, PictureFault fault) {
    assertThatThrownBy(() -> HeicFile.read(bytes))
        .isInstanceOfSatisfying(
            UndecodablePictureException.class, unfit -> assertThat(unfit.fault()).isEqualTo(fault));
  }
}
