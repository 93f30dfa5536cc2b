package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;

/**
 * Computes and creates the renditions of a picture. A rendition is upright and never larger than
 * the original. Each is created from the smallest available picture that is large enough.
 *
 * @param originalSize upright size of the original in pixels; the decoded picture may be smaller
 * @param sizes the renditions to create
 */
record RenditionPlan(Dimensions originalSize, Set<RenditionSize> sizes) {
  private static final List<RenditionSize> PROCESSING_ORDER =
      List.of(
          RenditionSize.LARGE,
          RenditionSize.MEDIUM,
          RenditionSize.CARD,
          RenditionSize.SQUARE,
          RenditionSize.SMALL);

  private static final Map<RenditionSize, Dimensions> ASPECT_RATIOS =
      Map.of(RenditionSize.CARD, new Dimensions(5, 4), RenditionSize.SQUARE, new Dimensions(1, 1));

  /** Creates a plan for all renditions. */
  RenditionPlan(Dimensions photo) {
    this(photo, EnumSet.allOf(RenditionSize.class));
  }

  RenditionPlan {
    sizes = Set.copyOf(sizes);
  }

  /**
   * Returns the largest divisor of both sides, 1, 2, 4 or 8, by which the decoder may reduce the
   * picture.
   */
  int maxReduction() {
    int reduction = 8;
    while (reduction > 1 && !suffices(reducedSize(reduction), sizes)) {
      reduction /= 2;
    }
    return reduction;
  }

  /** Creates the renditions from the decoded picture, which may be reduced. */
  Map<RenditionSize, BufferedImage> render(Picture decoded) {
    Map<RenditionSize, BufferedImage> renditions = new EnumMap<>(RenditionSize.class);
    for (RenditionSize size : PROCESSING_ORDER) {
      if (sizes.contains(size)) {
        renditions.put(size, create(size, smallestSufficientSource(size, renditions, decoded)));
      }
    }
    return renditions;
  }

  private Picture smallestSufficientSource(
      RenditionSize size, Map<RenditionSize, BufferedImage> created, Picture decoded) {
    Picture smallest = decoded;
    for (RenditionSize uncropped : List.of(RenditionSize.LARGE, RenditionSize.MEDIUM)) {
      BufferedImage candidate = created.get(uncropped);
      if (candidate != null
          && suffices(new Dimensions(candidate.getWidth(), candidate.getHeight()), Set.of(size))) {
        smallest = Picture.ofUprightSrgb(candidate);
      }
    }
    return smallest;
  }

  private BufferedImage create(RenditionSize size, Picture source) {
    Picture picture = source;
    for (PictureOperation step : operations(size, source)) {
      picture = step.apply(picture);
    }
    return picture.pixels();
  }

  private List<PictureOperation> operations(RenditionSize size, Picture source) {
    return List.of(
        new CropCenter(aspectRatio(size, source.uprightSize())),
        new Downscale(targetSize(size)),
        new ConvertToSrgb());
  }

  private Dimensions reducedSize(int divisor) {
    return new Dimensions(
        Math.ceilDiv(originalSize.width(), divisor), Math.ceilDiv(originalSize.height(), divisor));
  }

  private boolean suffices(Dimensions source, Set<RenditionSize> requested) {
    for (RenditionSize size : requested) {
      Dimensions crop = CropCenter.cropSize(aspectRatio(size, source), source);
      Dimensions target = targetSize(size);
      if (crop.width() < target.width() || crop.height() < target.height()) {
        return false;
      }
    }
    return true;
  }

  /** Computes the size from the original, not from a reduced picture: rounding must not add up. */
  private Dimensions targetSize(RenditionSize size) {
    return CropCenter.cropSize(aspectRatio(size, originalSize), originalSize)
        .fitWithin(size.longestSide());
  }

  /** Returns the aspect ratio of a rendition, which is the picture's unless it has its own. */
  private static Dimensions aspectRatio(RenditionSize size, Dimensions picture) {
    return ASPECT_RATIOS.getOrDefault(size, picture);
  }
}
