package wxalbum.picture.imageio;

import java.awt.image.BufferedImage;
import java.util.Optional;
import wxalbum.picture.color.IccProfile;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.header.DecodeWork;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.WorkBudget;

/** Decodes files in full with headers that contain only what a test needs. */
final class FullDecoding {
  private FullDecoding() {}

  /** Returns the pixels of a file. Its header has a profile only if the file is a JPEG. */
  static BufferedImage decodePixels(byte[] bytes) {
    return PictureType.detect(bytes).equals(Optional.of(PictureType.JPEG))
        ? decode(bytes, HeaderReader.read(bytes)).pixels()
        : decode(bytes, Optional.empty()).pixels();
  }

  /** Decodes a file of 300 by 200 pixels with this profile in its header. */
  static DecodedPicture decode(byte[] bytes, Optional<IccProfile> profile) {
    return decode(bytes, new PixelSize(300, 200), profile);
  }

  /** Decodes a file with this size and this profile in its header. */
  static DecodedPicture decode(byte[] bytes, PixelSize size, Optional<IccProfile> profile) {
    PictureType type = PictureType.detect(bytes).orElseThrow();
    return decode(bytes, new PictureHeader(type, size, false, 0, DecodeWork.NONE, profile));
  }

  private static DecodedPicture decode(byte[] bytes, PictureHeader header) {
    return new ImageIoDecoder().decode(bytes, header, 1, WorkBudget.start());
  }
}
