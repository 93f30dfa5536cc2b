package wxalbum.picture.heic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitsTest {
  /** Extents are separated by slashes. The types 01, 13 and 1f are slices, 20 and 27 are not. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a slice, 4, 00000003 260000, 1, 1",
    "parameters and two slices, 4, 00000002 4001 00000002 2601 00000003 020100, 3, 2",
    "a message, 4, 00000002 4e01, 1, 0",
    "numbers of one byte, 1, 02 2601 02 2601 01 3e, 3, 3",
    "numbers of two bytes, 2, 0002 2601 0001 40, 2, 1",
    "empty units, 2, 0000 0000 0002 2601, 3, 1",
    "a unit in three extents, 4, 00000006 26/0000/000000 00000001 26, 2, 2",
    "a number in two extents, 4, 0000/0001 26, 1, 1",
    "a unit longer than the data, 4, 0000ffff 2600, 1, 1",
    "an empty extent, 4, 00000001/26, 1, 1",
    "no data, 4, '', 0, 0",
  })
  void countsUnitsAndSlices(String name, int lengthBytes, String data, int units, int slices) {
    List<ByteBuffer> extents =
        Arrays.stream(data.split("/", -1))
            .map(extent -> ByteBuffer.wrap(HexFormat.of().parseHex(extent.replace(" ", ""))))
            .toList();

    assertThat(NalUnits.countIn(extents, lengthBytes)).isEqualTo(new NalUnits(units, slices));
  }
}
