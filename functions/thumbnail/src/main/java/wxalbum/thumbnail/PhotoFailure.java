package wxalbum.thumbnail;

import java.util.Locale;
import wxalbum.album.Photo;
import wxalbum.picture.header.DecodeLimits;
import wxalbum.picture.header.PictureFault;

/** The reason why a photo failed, with a code for programs and a sentence for its owner. */
public enum PhotoFailure {
  /** The file exceeds the size limit of originals. */
  TOO_LARGE("The file is larger than " + (Photo.Original.MAX_BYTES >> 20) + " MiB."),
  /** The size of the file differs from the declared size. */
  SIZE_MISMATCH("The uploaded file does not have the declared size."),
  /** The SHA-256 checksum of the file differs from the declared checksum. */
  CHECKSUM_MISMATCH("The uploaded file does not have the declared checksum."),
  /** The upload form was used for too many different files. */
  FORM_OVERUSED(
      "The upload form was used for more than "
          + ProcessOriginal.MAX_OBJECTS_PER_FORM
          + " different files. Request a new one."),
  /** The format of the file is not supported, whatever content type was declared. */
  UNSUPPORTED_TYPE("The format of the picture is not supported."),
  /** The picture exceeds the limit of pixels. */
  TOO_MANY_PIXELS(
      "The picture has more than " + DecodeLimits.MAX_PIXELS / 1_000_000 + " megapixels."),
  /** Decoding the picture needs more memory than is available. */
  TOO_DEMANDING("The encoding of the picture needs more memory than is available."),
  /** Decoding the picture takes more work or time than is accepted. */
  TOO_COMPLEX("The encoding of the picture takes too long to decode."),
  /** The format is supported, but not a rare coding of it, such as arithmetic coding of JPEG. */
  UNSUPPORTED_CODING(
      "The picture has a rare encoding that is not supported. Save it again as an ordinary JPEG."),
  /** The format is supported, but the file violates its rules. */
  UNREADABLE("The picture is damaged and cannot be read."),
  /** The format is supported, but the file ends too early. */
  PICTURE_TRUNCATED("The picture is incomplete: part of the file is missing.");

  private final String detail;

  PhotoFailure(String detail) {
    this.detail = detail;
  }

  /** Returns the failure that corresponds to a fault of the picture library. */
  static PhotoFailure of(PictureFault fault) {
    return switch (fault) {
      case UNSUPPORTED_TYPE -> UNSUPPORTED_TYPE;
      case TOO_MANY_PIXELS -> TOO_MANY_PIXELS;
      case TOO_DEMANDING -> TOO_DEMANDING;
      case TOO_COMPLEX -> TOO_COMPLEX;
      case UNSUPPORTED_CODING -> UNSUPPORTED_CODING;
      case UNREADABLE -> UNREADABLE;
      case TRUNCATED -> PICTURE_TRUNCATED;
    };
  }

  /** Returns the stable code, such as {@code size-mismatch}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the sentence for the photo's owner. */
  public String detail() {
    return detail;
  }
}
