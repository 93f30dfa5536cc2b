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
 * Makes the pictures that are kept of a photo: upright, never larger than the photo, each from the
 * smallest picture that serves.
 *
 * @param photo upright size of the photo: what is decoded of it may be smaller
 * @param sizes which of them to make
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

  /** All that are kept. */
  Renditions(Dimensions photo) {
    this(photo, EnumSet.allOf(RenditionSize.class));
  }

  /** Copies the set. */
  Renditions {
    sizes = Set.copyOf(sizes);
  }

  /** How far the photo may be reduced before any rendition is made: by 1, 2, 4 or 8. */
  int reduction() {
    int reduction = 8;
    while (reduction > 1 && !serves(reduced(reduction), sizes)) {
      reduction /= 2;
    }
    return reduction;
  }

  /** Makes them, of the photo or of a reduced one. */
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
      RenditionSize size, Map<RenditionSize, BufferedImage> made, Picture decoded) {
    Picture smallest = decoded;
    for (RenditionSize uncut : List.of(RenditionSize.LARGE, RenditionSize.MEDIUM)) {
      BufferedImage candidate = made.get(uncut);
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

  private Dimensions reduced(int by) {
    return new Dimensions(Math.ceilDiv(photo.width(), by), Math.ceilDiv(photo.height(), by));
  }

  private boolean serves(Dimensions smaller, Set<RenditionSize> wanted) {
    for (RenditionSize size : wanted) {
      Dimensions piece = CutCentre.piece(shape(size, smaller), smaller);
      Dimensions target = target(size);
      if (piece.width() < target.width() || piece.height() < target.height()) {
        return false;
      }
    }
    return true;
  }

  /** Computed from the photo, not from a smaller picture of it: rounding does not add up. */
  private Dimensions target(RenditionSize size) {
    return CutCentre.piece(shape(size, photo), photo).within(size.longestSide());
  }

  /** The shape of a rendition; without one of its own it is the picture's. */
  private static Dimensions shape(RenditionSize size, Dimensions picture) {
    return SHAPES.getOrDefault(size, picture);
  }
}
