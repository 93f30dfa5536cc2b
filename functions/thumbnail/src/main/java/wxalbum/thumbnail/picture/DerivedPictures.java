package wxalbum.thumbnail.picture;

import java.util.Map;
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;
import wxalbum.thumbnail.picture.decode.PictureType;

/**
 * The result of processing a picture file.
 *
 * @param size size of the upright picture in pixels
 * @param jpegs the renditions as JPEG files
 * @param thumbHash the ThumbHash placeholder in Base64
 */
public record DerivedPictures(
    PictureType type,
    PictureMetadata metadata,
    Dimensions size,
    Map<RenditionSize, byte[]> jpegs,
    String thumbHash) {
  public DerivedPictures {
    jpegs = Map.copyOf(jpegs);
  }
}
