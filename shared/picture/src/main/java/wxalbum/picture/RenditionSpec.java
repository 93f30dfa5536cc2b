package wxalbum.picture;

import java.util.Optional;
import wxalbum.picture.header.PixelSize;

/**
 * The specification of a rendition. A rendition is never larger than the original.
 *
 * @param longestSide maximum length of the longest side in pixels; an uncropped rendition of a very
 *     long picture is longer, see {@link PixelSize#fitRendition}
 * @param aspectRatio aspect ratio of the upright crop, as width to height; empty if the picture is
 *     not cropped
 */
public record RenditionSpec(int longestSide, Optional<PixelSize> aspectRatio) {
  /** Returns the specification of a rendition that shows the whole picture. */
  public static RenditionSpec uncropped(int longestSide) {
    return new RenditionSpec(longestSide, Optional.empty());
  }

  /** Returns the specification of a rendition that is cropped around its center. */
  public static RenditionSpec cropped(int longestSide, int ratioWidth, int ratioHeight) {
    return new RenditionSpec(longestSide, Optional.of(new PixelSize(ratioWidth, ratioHeight)));
  }

  /** Returns the size of the rendition of an upright picture. */
  PixelSize sizeOf(PixelSize picture) {
    return aspectRatio
        .map(ratio -> CropCenter.cropSize(ratio, picture).fitWithin(longestSide))
        .orElseGet(() -> picture.fitRendition(longestSide));
  }

  boolean isCropped() {
    return aspectRatio.isPresent();
  }
}
