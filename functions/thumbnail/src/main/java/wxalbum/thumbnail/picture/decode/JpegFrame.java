package wxalbum.thumbnail.picture.decode;

import java.nio.charset.StandardCharsets;

/**
 * What the segments of a JPEG before its first scan tell (ISO/IEC 10918-1, annex B).
 *
 * @param common whether it has 8 bits a sample, one component or three, Huffman codes, and no
 *     colour profile
 * @param progressive whether it comes in several scans, each of the whole picture
 */
record JpegFrame(boolean common, boolean progressive) {
  private static final JpegFrame STRANGE = new JpegFrame(false, false);

  /** Walks the segments by their lengths up to the frame. */
  static JpegFrame of(byte[] jpeg) {
    boolean profile = false;
    int at = 2;
    while (at + 9 < jpeg.length && jpeg[at] == (byte) 0xff) {
      int marker = jpeg[at + 1] & 0xff;
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (isFrame(marker)) {
        int components = jpeg[at + 9];
        boolean plain = marker <= 0xc2 && jpeg[at + 4] == 8 && !profile;
        return new JpegFrame(plain && (components == 1 || components == 3), marker == 0xc2);
      }
      profile |= marker == 0xe2 && startsWith(jpeg, at + 4, "ICC_PROFILE");
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
    }
    return STRANGE;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean startsWith(byte[] bytes, int at, String text) {
    return at + text.length() <= bytes.length
        && text.equals(new String(bytes, at, text.length(), StandardCharsets.ISO_8859_1));
  }
}
