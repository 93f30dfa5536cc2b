package wxalbum.album;

import java.util.Locale;
import java.util.Optional;

/** The derived pictures that are kept of each photo. All are JPEG, sRGB, upright. */
public enum RenditionSize {
  /** For grids: longest side 256. */
  SMALL(256),
  /** For covers and phones' first look: longest side 640. */
  MEDIUM(640),
  /** For the full screen: longest side 1600. */
  LARGE(1600),
  /** For WeChat's share message: cut to 5:4, 500 by 400. */
  CARD(500),
  /** For WeChat's timeline: cut to 1:1, 400 by 400. */
  SQUARE(400);

  private final int longestSide;

  RenditionSize(int longestSide) {
    this.longestSide = longestSide;
  }

  /** Longest side in pixels that this rendition may have. */
  public int longestSide() {
    return longestSide;
  }

  /** The size that a name stands for, as {@link #toString} writes it. */
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
