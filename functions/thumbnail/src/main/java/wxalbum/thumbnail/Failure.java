package wxalbum.thumbnail;

import java.util.Locale;
import wxalbum.thumbnail.picture.decode.Fault;

/** Why a photo cannot be shown: a code for programs and a sentence for its owner. */
public enum Failure {
  /** More bytes than are ever read. */
  TOO_LARGE("The file is larger than 50 MB."),
  /** Another number of bytes than announced. */
  SIZE_MISMATCH("The file that arrived has another size than announced."),
  /** Other bytes than announced. */
  CHECKSUM_MISMATCH("The file that arrived is not the one announced: its checksum differs."),
  /** No format that is read, whatever was announced. */
  UNSUPPORTED_TYPE("The file is no JPEG, PNG, WebP or GIF picture."),
  /** More pixels than are ever decoded. */
  TOO_MANY_PIXELS("The picture has more than 200 megapixels."),
  /** More memory at once than there is. */
  TOO_DEMANDING("The picture is coded in a way that needs more memory than there is."),
  /** A known format, broken. */
  UNREADABLE("The picture is damaged and cannot be read."),
  /** A known format that ends too early. */
  PICTURE_TRUNCATED("The picture is cut off: a part of it is missing.");

  private final String detail;

  Failure(String detail) {
    this.detail = detail;
  }

  /** The failure of a photo with this fault. */
  public static Failure of(Fault fault) {
    return switch (fault) {
      case UNSUPPORTED_TYPE -> UNSUPPORTED_TYPE;
      case TOO_MANY_PIXELS -> TOO_MANY_PIXELS;
      case TOO_DEMANDING -> TOO_DEMANDING;
      case UNREADABLE -> UNREADABLE;
      case TRUNCATED -> PICTURE_TRUNCATED;
    };
  }

  /** The stable code, such as {@code size-mismatch}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sentence. */
  public String detail() {
    return detail;
  }
}
