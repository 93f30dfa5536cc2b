package wxalbum.picture.imageio;

import java.awt.image.BufferedImage;
import java.util.Optional;
import wxalbum.picture.color.IccProfile;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;

/** Decodes files in full with headers that contain only what a test needs. */
final class FullDecoding {
  private FullDecoding() {}

  /** Returns the pixels of a file whose header has no profile. */
  static BufferedImage decodePixels(byte[] bytes) {
    return decode(bytes, Optional.empty()).pixels();
  }

  /** Decodes a file of 300 by 200 pixels with this profile in its header. */
  static DecodedPicture decode(byte[] bytes, Optional<IccProfile> profile) {
    return decode(bytes, new PixelSize(300, 200), profile);
  }

  /** Decodes a file with this size and this profile in its header. */
  static DecodedPicture decode(byte[] bytes, PixelSize size, Optional<IccProfile> profile) {
    PictureType type = PictureType.detect(bytes).orElseThrow();
    return new ImageIoDecoder().decode(bytes, new PictureHeader(type, size, false, 0, profile), 1);
  }
}
