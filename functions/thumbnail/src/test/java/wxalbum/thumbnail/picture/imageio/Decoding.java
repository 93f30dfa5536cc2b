package wxalbum.thumbnail.picture.imageio;

import java.awt.image.BufferedImage;
import java.util.Optional;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

/** Decodes files in full with headers that contain only what a test needs. */
final class Decoding {
  private Decoding() {}

  /** Returns the pixels of a file whose header has no profile. */
  static BufferedImage decoded(byte[] bytes) {
    return decoded(bytes, Optional.empty()).pixels();
  }

  /** Decodes a file of 300 by 200 pixels with this profile in its header. */
  static Decoded decoded(byte[] bytes, Optional<IccProfile> profile) {
    return decoded(bytes, new Dimensions(300, 200), profile);
  }

  /** Decodes a file with this size and this profile in its header. */
  static Decoded decoded(byte[] bytes, Dimensions size, Optional<IccProfile> profile) {
    PictureType type = PictureType.of(bytes).orElseThrow();
    return new ImageIoDecoder().decode(bytes, new Header(type, size, false, 0, profile), 1);
  }
}
