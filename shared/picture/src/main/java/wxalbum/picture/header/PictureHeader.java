package wxalbum.picture.header;

import java.util.Optional;
import wxalbum.picture.color.IccColorSpace;
import wxalbum.picture.color.IccProfile;
import wxalbum.picture.color.SrgbConverter;

/**
 * The properties of a picture that are read from its header before any pixel is decoded.
 *
 * @param size width and height as stored
 * @param quickEncoding whether the quick decoders support the encoding, which almost all files of
 *     its type have. A JPEG must have one or three components of 8 bits and be Huffman-coded. A PNG
 *     must not be interlaced, and a WebP must not be animated.
 * @param workingBytes the bytes that a decoder must hold at one time beside the lines that it
 *     returns. Examples are the coefficients of a JPEG in several scans, the frame of a lossless
 *     WebP and the largest tile of a HEIC.
 * @param work the estimated work of decoding
 * @param profile the embedded ICC profile, joined from its pieces and inflated
 */
public record PictureHeader(
    PictureType type,
    PixelSize size,
    boolean quickEncoding,
    long workingBytes,
    DecodeWork work,
    Optional<IccProfile> profile) {
  /**
   * Returns the size with both sides divided by a reduction and rounded up.
   *
   * @param reduction the divisor, such as 1, 2, 4 or 8
   */
  public PixelSize reducedSize(int reduction) {
    return new PixelSize(
        Math.ceilDiv(size.width(), reduction), Math.ceilDiv(size.height(), reduction));
  }

  /** Returns whether the picture has a profile of this color space. */
  public boolean hasProfileOf(IccColorSpace space) {
    return profile.filter(found -> found.describes(space)).isPresent();
  }

  /** Returns whether the picture is a JPEG in several scans, whose coefficients are kept. */
  public boolean hasSeveralScans() {
    return type == PictureType.JPEG && workingBytes > 0;
  }

  /** Returns whether the quick decoders support both the encoding and the profile. */
  public boolean suitsQuickDecoders() {
    return quickEncoding
        && profile.map(IccProfile::srgbConverter).map(Optional::isPresent).orElse(true);
  }

  /** Returns the conversion to sRGB for pixels of a quick decoder. */
  public SrgbConverter srgbConverter() {
    return profile.flatMap(IccProfile::srgbConverter).orElse(SrgbConverter.IDENTITY);
  }
}
