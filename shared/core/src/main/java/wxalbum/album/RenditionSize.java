package wxalbum.album;

import java.util.Locale;
import java.util.Optional;

/**
 * Sizes of the pictures derived from each photo. All are JPEG, sRGB and upright. The uncropped ones
 * of very long pictures are longer, see {@link Dimensions#fitRendition}.
 */
public enum RenditionSize {
  /** For grids: longest side 256 pixels. */
  SMALL(256),
  /** For covers and the first view on phones: longest side 640 pixels. */
  MEDIUM(640),
  /** For the full screen: longest side 1600 pixels. */
  LARGE(1600),
  /** For WeChat share messages: cropped to 5:4, 500 by 400 pixels. */
  CARD(500),
  /** For the WeChat timeline: cropped to 1:1, 400 by 400 pixels. */
  SQUARE(400);

  private final int longestSide;

  RenditionSize(int longestSide) {
    this.longestSide = longestSide;
  }

  /** Returns the maximum length of the longest side in pixels. */
  public int longestSide() {
    return longestSide;
  }

  /** Parses a size; returns empty if the text is not what {@link #toString} writes. */
  public static Optional<RenditionSize> parse(String name) {
    for (RenditionSize size : values()) {
      if (size.toString().equals(name)) {
        return Optional.of(size);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
