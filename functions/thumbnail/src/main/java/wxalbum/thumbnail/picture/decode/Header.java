package wxalbum.thumbnail.picture.decode;

import java.util.Optional;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.colour.ToSrgb;

/**
 * The properties of a picture that are read from its header before any pixel is decoded.
 *
 * @param size width and height as stored
 * @param common whether the file is encoded as almost all files of its type are, so that the quick
 *     decoders support it: JPEG of one or three components, 8 bits, Huffman-coded; PNG that is not
 *     interlaced; WebP that is not animated
 * @param workingBytes the bytes that a decoder must hold at one time beside the lines that it
 *     returns: the coefficients of a JPEG in several scans, the frame of a lossless WebP, the
 *     largest tile of a HEIC
 * @param profile the embedded ICC profile, joined from its pieces and inflated
 */
public record Header(
    PictureType type,
    Dimensions size,
    boolean common,
    long workingBytes,
    Optional<IccProfile> profile) {
  /**
   * Returns the size with both sides divided by a reduction and rounded up.
   *
   * @param reduction the divisor, such as 1, 2, 4 or 8
   */
  public Dimensions reduced(int reduction) {
    return new Dimensions(
        Math.ceilDiv(size.width(), reduction), Math.ceilDiv(size.height(), reduction));
  }

  /** Returns whether the quick decoders support both the encoding and the profile. */
  public boolean suitsQuickDecoders() {
    return common && profile.map(IccProfile::toSrgb).map(Optional::isPresent).orElse(true);
  }

  /** Returns the conversion to sRGB for pixels of a quick decoder. */
  public ToSrgb toSrgb() {
    return profile.flatMap(IccProfile::toSrgb).orElse(ToSrgb.NOTHING_TO_DO);
  }
}
