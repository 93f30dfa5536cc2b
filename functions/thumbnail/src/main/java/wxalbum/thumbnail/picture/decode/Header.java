package wxalbum.thumbnail.picture.decode;

import java.util.Optional;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.colour.ToSrgb;

/**
 * What the header of a picture tells before anything is decoded.
 *
 * @param size width and height as stored
 * @param common whether it is coded in the way that almost all files of its type are, which the
 *     quick decoders know: JPEG of one or three components, 8 bits, Huffman-coded; PNG that is not
 *     interlaced; WebP that does not move
 * @param workingBytes what a decoder must hold at once beside the lines it gives: the coefficients
 *     of a JPEG in several scans, the frame of a lossless WebP, the largest tile of a HEIC
 * @param profile the ICC profile inside, put together of its pieces and inflated
 */
public record Header(
    PictureType type,
    Dimensions size,
    boolean common,
    long workingBytes,
    Optional<IccProfile> profile) {
  /** Both sides divided, and rounded up. */
  public Dimensions reduced(int by) {
    return new Dimensions(Math.ceilDiv(size.width(), by), Math.ceilDiv(size.height(), by));
  }

  /** Whether the quick decoders know all that it takes. */
  public boolean suitsQuickDecoders() {
    return common && profile.map(IccProfile::toSrgb).map(Optional::isPresent).orElse(true);
  }

  /** What brings its colours into sRGB, where quick decoders read it. */
  public ToSrgb toSrgb() {
    return profile.flatMap(IccProfile::toSrgb).orElse(ToSrgb.NOTHING_TO_DO);
  }
}
