package wxalbum.thumbnail.picture.colour;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A colour profile as files carry it (ICC.1:2022). */
public final class IccProfile {
  private static final int RGB = 0x52474220;
  private static final int GREY = 0x47524159;
  private static final int XYZ = 0x58595a20;
  private static final int LOOKUP_TABLE = 0x41324230;

  /** Input devices, displays and colour spaces (8.3, 8.4 and 8.8). */
  private static final Set<Integer> CLASSES = Set.of(0x73636e72, 0x6d6e7472, 0x73706163);

  private final byte[] bytes;
  private @Nullable Way way;

  /** The profile that these bytes hold, if they hold one. */
  public IccProfile(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The profile as files hold it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The way from its colours to sRGB; nothing where that takes more than three curves and a matrix.
   * There is nothing to do for grey, which is meant as sRGB, and for bytes that are no profile.
   */
  public synchronized Optional<ToSrgb> toSrgb() {
    if (way == null) {
      way = way();
    }
    return way.known();
  }

  private Way way() {
    try {
      IccTags tags = IccTags.of(ByteBuffer.wrap(bytes));
      if (tags.colourSpace() == GREY) {
        return new Way(Optional.of(ToSrgb.NOTHING_TO_DO));
      }
      if (!isOfCurvesAndMatrix(tags)) {
        return new Way(Optional.empty());
      }
      MatrixToSrgb matrix = MatrixToSrgb.of(tags);
      return new Way(Optional.of(matrix.changesColours() ? matrix : ToSrgb.NOTHING_TO_DO));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
      // Whatever contradicts itself or points outside of itself is no profile.
      return new Way(Optional.of(ToSrgb.NOTHING_TO_DO));
    }
  }

  private static boolean isOfCurvesAndMatrix(IccTags tags) {
    return CLASSES.contains(tags.deviceClass())
        && tags.colourSpace() == RGB
        && tags.connectionSpace() == XYZ
        && !tags.has(LOOKUP_TABLE);
  }

  /** What was found, an empty one too, so that it is looked for once. */
  private record Way(Optional<ToSrgb> known) {}
}
