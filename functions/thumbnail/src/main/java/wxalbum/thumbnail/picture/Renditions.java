package wxalbum.thumbnail.picture;

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
 * @param photo upright size of the original in pixels; the decoded picture may be smaller
 * @param sizes the renditions to create
 */
record Renditions(Dimensions photo, Set<RenditionSize> sizes) {
  private static final List<RenditionSize> LARGEST_FIRST =
      List.of(
          RenditionSize.LARGE,
          RenditionSize.MEDIUM,
          RenditionSize.CARD,
          RenditionSize.SQUARE,
          RenditionSize.SMALL);

  private static final Map<RenditionSize, Dimensions> SHAPES =
      Map.of(RenditionSize.CARD, new Dimensions(5, 4), RenditionSize.SQUARE, new Dimensions(1, 1));

  /** Creates a plan for all renditions. */
  Renditions(Dimensions photo) {
    this(photo, EnumSet.allOf(RenditionSize.class));
  }

  Renditions {
    sizes = Set.copyOf(sizes);
  }

  /**
   * Returns the largest divisor of both sides, 1, 2, 4 or 8, by which the decoder may reduce the
   * picture.
   */
  int reduction() {
    int reduction = 8;
    while (reduction > 1 && !serves(reduced(reduction), sizes)) {
      reduction /= 2;
    }
    return reduction;
  }

  /** Creates the renditions from the decoded picture, which may be reduced. */
  Map<RenditionSize, BufferedImage> of(Picture decoded) {
    Map<RenditionSize, BufferedImage> renditions = new EnumMap<>(RenditionSize.class);
    for (RenditionSize size : LARGEST_FIRST) {
      if (sizes.contains(size)) {
        renditions.put(size, made(size, smallestThatServes(size, renditions, decoded)));
      }
    }
    return renditions;
  }

  private Picture smallestThatServes(
      RenditionSize size, Map<RenditionSize, BufferedImage> created, Picture decoded) {
    Picture smallest = decoded;
    for (RenditionSize uncropped : List.of(RenditionSize.LARGE, RenditionSize.MEDIUM)) {
      BufferedImage candidate = created.get(uncropped);
      if (candidate != null
          && serves(new Dimensions(candidate.getWidth(), candidate.getHeight()), Set.of(size))) {
        smallest = Picture.finished(candidate);
      }
    }
    return smallest;
  }

  private BufferedImage made(RenditionSize size, Picture source) {
    Picture picture = source;
    for (Step step : steps(size, source)) {
      picture = step.apply(picture);
    }
    return picture.pixels();
  }

  private List<Step> steps(RenditionSize size, Picture source) {
    return List.of(
        new CutCentre(shape(size, source.upright())),
        new ShrinkTo(target(size)),
        new ConvertColours());
  }

  private Dimensions reduced(int divisor) {
    return new Dimensions(
        Math.ceilDiv(photo.width(), divisor), Math.ceilDiv(photo.height(), divisor));
  }

  private boolean serves(Dimensions source, Set<RenditionSize> requested) {
    for (RenditionSize size : requested) {
      Dimensions crop = CutCentre.piece(shape(size, source), source);
      Dimensions target = target(size);
      if (crop.width() < target.width() || crop.height() < target.height()) {
        return false;
      }
    }
    return true;
  }

  /** Computes the size from the original, not from a reduced picture: rounding must not add up. */
  private Dimensions target(RenditionSize size) {
    return CutCentre.piece(shape(size, photo), photo).within(size.longestSide());
  }

  /** Returns the aspect ratio of a rendition, which is the picture's unless it has its own. */
  private static Dimensions shape(RenditionSize size, Dimensions picture) {
    return SHAPES.getOrDefault(size, picture);
  }
}
