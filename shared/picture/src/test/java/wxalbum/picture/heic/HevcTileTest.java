package wxalbum.picture.heic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

class HevcTileTest {
  private static final PixelSize SIZE = new PixelSize(4_000, 3_000);
  private static final int SLICE = 0x26;
  private static final int MESSAGE = 0x4e;

  @Test
  void chargesWholeTileForEachSlice() {
    long one = tile(100, units(SLICE, 1)).work();

    long ten = tile(100, units(SLICE, 10)).work();

    assertThat(ten).isBetween(9 * one, 10 * one);
  }

  @Test
  void chargesEachUnitThatIsNoSlice() {
    long none = tile(100, units(MESSAGE, 0)).work();

    long thousand = tile(100, units(MESSAGE, 1_000)).work();

    assertThat(thousand - none).isGreaterThan(1_000 * 10_000);
  }

  @Test
  void chargesDecoderByLengthOfConfiguration() {
    assertThat(tile(40_000, units(SLICE, 1)).decoderWork())
        .isGreaterThan(10 * tile(100, units(SLICE, 1)).decoderWork());
  }

  @Test
  void rejectsConfigurationAboveLimit() {
    assertThat(tile(1 << 16, units(SLICE, 1)).pixelCount()).isEqualTo(12_000_000);
    assertThatThrownBy(() -> tile((1 << 16) + 1, units(SLICE, 1)))
        .isInstanceOf(UndecodablePictureException.class);
  }

  private static HevcTile tile(int configurationBytes, ByteBuffer units) {
    ByteBuffer configuration = ByteBuffer.allocate(configurationBytes).put(0, (byte) 1);
    return new HevcTile(SIZE, configuration, List.of(units));
  }

  /** Returns units of two bytes, each with its length in one byte in front. */
  private static ByteBuffer units(int type, int count) {
    ByteBuffer units = ByteBuffer.allocate(3 * count);
    for (int i = 0; i < count; i++) {
      units.put((byte) 2).put((byte) type).put((byte) 1);
    }
    return units;
  }
}
