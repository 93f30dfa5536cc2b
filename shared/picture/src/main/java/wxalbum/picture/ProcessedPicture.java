package wxalbum.picture;

import java.util.Map;
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;
import wxalbum.picture.decode.PictureType;

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
    Dimensions size,
    Map<RenditionSize, byte[]> jpegRenditions,
    String thumbHash) {
  public ProcessedPicture {
    jpegRenditions = Map.copyOf(jpegRenditions);
  }
}
