package wxalbum.thumbnail.picture.leptonica;

import wxalbum.album.Dimensions;

/** Sizes of reduced pictures. */
final class Reduction {
  private Reduction() {}

  /** Both sides divided, and rounded up. */
  static Dimensions of(Dimensions size, int reduction) {
    return new Dimensions(
        Math.ceilDiv(size.width(), reduction), Math.ceilDiv(size.height(), reduction));
  }
}
