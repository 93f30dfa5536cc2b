package wxalbum.thumbnail.picture.header;

import java.util.HexFormat;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** How the reading of a header ends, in a word. */
final class HeaderEnd {
  private HeaderEnd() {}

  /** The size, such as {@code 600x400}, or what is wrong with the file. */
  static String of(byte[] file) {
    try {
      Header header = Headers.read(file);
      return header.size().width() + "x" + header.size().height();
    } catch (UnfitPicture unfit) {
      return unfit.fault().name();
    }
  }

  /** Bytes written as digits of base 16, with spaces wherever they help to read. */
  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
