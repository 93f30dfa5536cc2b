package wxalbum.thumbnail.picture.header;

import java.util.HexFormat;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** Formats the result of reading a header as a string. */
final class HeaderEnd {
  private HeaderEnd() {}

  /** Returns the size, such as {@code 600x400}, or the name of the fault. */
  static String of(byte[] file) {
    try {
      Header header = Headers.read(file);
      return header.size().width() + "x" + header.size().height();
    } catch (UnfitPicture unfit) {
      return unfit.fault().name();
    }
  }

  /** Parses hexadecimal bytes; spaces are ignored. */
  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
