package wxalbum.thumbnail.picture.imageio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Renames the profile in a JPEG, so that readers pass over it (ICC.1:2022, annex B.4). */
final class HiddenProfile {
  private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  private HiddenProfile() {}

  /** A copy of the file in which no segment is named as one of a profile. */
  static byte[] in(byte[] file) {
    byte[] copy = file.clone();
    for (int at = 0; at + NAME.length <= copy.length; at++) {
      if (Arrays.equals(copy, at, at + NAME.length, NAME, 0, NAME.length)) {
        copy[at] = 'x';
      }
    }
    return copy;
  }
}
