package wxalbum.thumbnail.picture.imageio;

import java.awt.image.BufferedImage;
import java.util.Optional;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

/** Decodes in full, by headers that tell of no more than a test is about. */
final class Decoding {
  private Decoding() {}

  /** The pixels of a file. */
  static BufferedImage decoded(byte[] bytes) {
    return decoded(bytes, Optional.empty()).pixels();
  }

  /** A file whose header has this profile. */
  static Decoded decoded(byte[] bytes, Optional<IccProfile> profile) {
    return decoded(bytes, new Dimensions(300, 200), profile);
  }

  /** A file whose header has this size and this profile. */
  static Decoded decoded(byte[] bytes, Dimensions size, Optional<IccProfile> profile) {
    PictureType type = PictureType.of(bytes).orElseThrow();
    return new ImageIoDecoder().decode(bytes, new Header(type, size, false, 0, profile), 1);
  }
}
