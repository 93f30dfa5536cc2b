package wxalbum.picture.header;

import java.util.HexFormat;

/** Formats the result of reading a header as a string. */
final class HeaderResult {
  private HeaderResult() {}

  /** Returns the size, such as {@code 600x400}, or the name of the fault. */
  static String of(byte[] file) {
    try {
      PictureHeader header = HeaderReader.read(file);
      return header.size().width() + "x" + header.size().height();
    } catch (UndecodablePictureException unfit) {
      return unfit.fault().name();
    }
  }

  /** Parses hexadecimal bytes; spaces are ignored. */
  static byte[] parseHex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
