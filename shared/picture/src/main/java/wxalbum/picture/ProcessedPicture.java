package wxalbum.picture;

import java.util.Map;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.metadata.PictureMetadata;

/**
 * The result of processing a picture file.
 *
 * @param size size of the upright picture in pixels
 * @param jpegRenditions the renditions as JPEG files
 * @param thumbHash the ThumbHash placeholder in Base64
 */
public record ProcessedPicture(
    PictureType type,
    PictureMetadata metadata,
    PixelSize size,
    Map<RenditionSpec, byte[]> jpegRenditions,
    String thumbHash) {
  public ProcessedPicture {
    jpegRenditions = Map.copyOf(jpegRenditions);
  }

  /**
   * Returns a rendition as a JPEG file.
   *
   * @throws IllegalArgumentException when this rendition was not requested
   */
  public byte[] rendition(RenditionSpec spec) {
    byte[] jpeg = jpegRenditions.get(spec);
    if (jpeg == null) {
      throw new IllegalArgumentException("not requested: " + spec);
    }
    return jpeg;
  }
}
