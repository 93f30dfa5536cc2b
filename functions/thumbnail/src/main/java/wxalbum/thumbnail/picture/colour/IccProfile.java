package wxalbum.thumbnail.picture.colour;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An ICC color profile as embedded in picture files (ICC.1:2022). */
public final class IccProfile {
  private static final int RGB = 0x52474220;
  private static final int GREY = 0x47524159;
  private static final int XYZ = 0x58595a20;
  private static final int LOOKUP_TABLE = 0x41324230;

  /** The input, display and color space classes (sections 8.3, 8.4 and 8.8). */
  private static final Set<Integer> CLASSES = Set.of(0x73636e72, 0x6d6e7472, 0x73706163);

  private final byte[] bytes;
  private @Nullable Way way;

  /**
   * Creates a profile from its bytes, which are copied. Malformed bytes are accepted.
   *
   * @param bytes the embedded profile
   */
  public IccProfile(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Returns a copy of the bytes that were passed to the constructor. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Returns the conversion from the colors of this profile to sRGB. The result is empty when the
   * profile needs more than three curves and a matrix.
   *
   * <p>Gray profiles return {@link ToSrgb#NOTHING_TO_DO}, because their samples are treated as
   * sRGB. Malformed profiles also return it. The conversion is computed once.
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
      // A profile that is inconsistent or points outside its bytes counts as absent.
      return new Way(Optional.of(ToSrgb.NOTHING_TO_DO));
    }
  }

  private static boolean isOfCurvesAndMatrix(IccTags tags) {
    return CLASSES.contains(tags.deviceClass())
        && tags.colourSpace() == RGB
        && tags.connectionSpace() == XYZ
        && !tags.has(LOOKUP_TABLE);
  }

  /** The computed result. It is also cached when it is empty. */
  private record Way(Optional<ToSrgb> known) {}
}
