package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegScanCounterTest {
  private static final String SCAN = "ffda 0008 01 0100 013f00";

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "nothing, '', 0",
    "a scan, SCAN 1234, 1",
    "three scans, 12 SCAN 34 SCAN SCAN 56 ffd9, 3",
    "scans without data, SCAN SCAN, 2",
    "scans after the end, SCAN ffd9 SCAN, 1",
    "an end marker in a segment, ffe1 0004 ffd9 SCAN, 1",
    "an end marker in a scan header, ffda 0008 01 ffd9 013f00 SCAN, 2",
    "a scan in a segment, ffe1 000a SCAN ffd9, 0",
    "tables between scans, SCAN ffc4 0003 00 SCAN, 2",
    "restarts and stuffed zeros, SCAN ffd0 12 ff00 ffd7 SCAN, 2",
    "fill bytes, ffff SCAN ffffff SCAN, 2",
    "a segment without content, ffe0 0000 SCAN, 1",
    "a segment longer than the file, ffe0 ffff SCAN, 0",
    "an incomplete marker, SCAN ff, 1",
    "an incomplete length, SCAN ffda 00, 2",
  })
  void countsScansLikeDecoders(String name, String segments, int expected) {
    byte[] file = HeaderResult.parseHex("ffd8" + segments.replace("SCAN", SCAN));

    assertThat(JpegScanCounter.count(file, 2)).as(name).isEqualTo(expected);
  }
}
