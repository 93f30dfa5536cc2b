package wxalbum.picture.imageio;

import java.awt.image.BufferedImage;
import wxalbum.picture.color.IccProfile;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.WorkBudget;

/**
 * Adds the conversion of color profiles with lookup tables to a decoder that leaves colors to its
 * caller.
 *
 * @param decoder decodes the pixels
 */
public record LookupProfileDecoder(PictureDecoder decoder) implements PictureDecoder {
  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    DecodedPicture decoded = decoder.decode(bytes, header, reduction, budget);
    if (header.profile().flatMap(IccProfile::srgbConverter).isPresent()
        || header.profile().isEmpty()) {
      return decoded;
    }
    try (decoded) {
      BufferedImage pixels = Java2dFlattener.flatten(decoded.pixels());
      budget.charge(JavaColorManagement.work(pixels));
      return DecodedPicture.onHeap(
          JavaColorManagement.toSrgb(header.profile().orElseThrow(), pixels));
    }
  }

  @Override
  public long work(PictureHeader header) {
    return decoder.work(header);
  }
}
