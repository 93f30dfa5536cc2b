package wxalbum.thumbnail.picture;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;

/**
 * Makes the pictures that are kept of a photo: upright, opaque, never larger than the photo, each
 * from the smallest picture that serves.
 */
final class Renditions {
  private static final Map<RenditionSize, Dimensions> SHAPES =
      Map.of(RenditionSize.CARD, new Dimensions(5, 4), RenditionSize.SQUARE, new Dimensions(1, 1));

  private Renditions() {}

  /** All renditions of a picture. */
  static Map<RenditionSize, BufferedImage> of(Picture whole) {
    Map<RenditionSize, BufferedImage> renditions = new EnumMap<>(RenditionSize.class);
    Picture large = made(RenditionSize.LARGE, whole, whole);
    Picture medium = made(RenditionSize.MEDIUM, large, whole);
    renditions.put(RenditionSize.LARGE, large.pixels());
    renditions.put(RenditionSize.MEDIUM, medium.pixels());
    renditions.put(RenditionSize.SMALL, made(RenditionSize.SMALL, medium, whole).pixels());
    for (RenditionSize cut : SHAPES.keySet()) {
      Picture source = serves(large, cut, whole) ? large : whole;
      renditions.put(cut, made(cut, source, whole).pixels());
    }
    return renditions;
  }

  private static Picture made(RenditionSize size, Picture source, Picture whole) {
    Picture picture = source;
    for (Step step : steps(size, source, whole)) {
      picture = step.apply(picture);
    }
    return picture;
  }

  private static List<Step> steps(RenditionSize size, Picture source, Picture whole) {
    return List.of(
        new CutCentre(shape(size, source)),
        new FlattenAlpha(),
        new ShrinkTo(target(size, whole)),
        new TurnUpright());
  }

  /** The shape of a rendition; without one of its own it is the picture's. */
  private static Dimensions shape(RenditionSize size, Picture picture) {
    return SHAPES.getOrDefault(size, picture.upright());
  }

  /** Computed from the photo, not from a smaller picture of it: rounding does not add up. */
  private static Dimensions target(RenditionSize size, Picture whole) {
    return CutCentre.piece(shape(size, whole), whole.upright()).within(size.longestSide());
  }

  private static boolean serves(Picture smaller, RenditionSize size, Picture whole) {
    Dimensions piece = CutCentre.piece(shape(size, smaller), smaller.upright());
    Dimensions target = target(size, whole);
    return piece.width() >= target.width() && piece.height() >= target.height();
  }
}
