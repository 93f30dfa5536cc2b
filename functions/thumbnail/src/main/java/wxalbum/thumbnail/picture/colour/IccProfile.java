package wxalbum.thumbnail.picture.colour;

import java.util.Optional;

/** A colour profile as files carry it (ICC.1). */
public final class IccProfile {
  private final byte[] bytes;

  /** The profile that these bytes hold, if they hold one. */
  public IccProfile(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /**
   * The way from its colours to sRGB; nothing where that takes more than three curves and a matrix.
   */
  public Optional<ToSrgb> toSrgb() {
    return bytes.length == 0 ? Optional.of(ToSrgb.NOTHING_TO_DO) : Optional.empty();
  }
}
