package wxalbum.thumbnail.picture;

import java.util.Map;
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;
import wxalbum.thumbnail.picture.decode.PictureType;

/**
 * What was made of a photo.
 *
 * @param size of the upright photo
 * @param jpegs the renditions
 * @param thumbHash placeholder in Base64
 */
public record DerivedPictures(
    PictureType type,
    PictureMetadata metadata,
    Dimensions size,
    Map<RenditionSize, byte[]> jpegs,
    String thumbHash) {
  /** Copies the map. */
  public DerivedPictures {
    jpegs = Map.copyOf(jpegs);
  }
}
