package wxalbum.picture.color;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An ICC color profile as embedded in picture files (ICC.1:2022). */
public final class IccProfile {
  private static final int XYZ = 0x58595a20;
  private static final int LOOKUP_TABLE_TAG = 0x41324230;

  /** The input, display and color space classes (sections 8.3, 8.4 and 8.8). */
  private static final Set<Integer> SUPPORTED_CLASSES = Set.of(0x73636e72, 0x6d6e7472, 0x73706163);

  /** The tags DToB0 to DToB3, which take precedence over lookup tables. */
  private static final Set<Integer> PROCESS_ELEMENTS_TAGS =
      Set.of(0x44324230, 0x44324231, 0x44324232, 0x44324233);

  private final byte[] bytes;
  private @Nullable CachedConversion conversion;

  /**
   * Creates a profile from its bytes, which are copied. Malformed bytes are accepted.
   *
   * @param bytes the embedded profile
   */
  public IccProfile(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /**
   * Returns whether the profile contains multi-process elements (multiProcessElementsType, section
   * 10.16). A color management system applies all elements to each of thousands of colors, and a
   * profile of a few kilobytes can refer to the same element a thousand times.
   */
  public boolean hasProcessElements() {
    try {
      IccTags tags = IccTags.of(ByteBuffer.wrap(bytes));
      return PROCESS_ELEMENTS_TAGS.stream().anyMatch(tags::has);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Returns whether the profile describes samples of a color space. */
  public boolean describes(IccColorSpace space) {
    try {
      return IccTags.of(ByteBuffer.wrap(bytes)).colorSpace() == space.signature();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Returns a copy of the bytes that were passed to the constructor. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Returns the conversion from the colors of this profile to sRGB. The result is empty when the
   * profile needs more than three curves and a matrix.
   *
   * <p>The conversion of a gray profile needs pixels that are gray. Malformed profiles return
   * {@link SrgbConverter#IDENTITY}. The conversion is computed once.
   */
  public synchronized Optional<SrgbConverter> srgbConverter() {
    if (conversion == null) {
      conversion = conversion();
    }
    return conversion.converter();
  }

  private CachedConversion conversion() {
    try {
      IccTags tags = IccTags.of(ByteBuffer.wrap(bytes));
      if (tags.colorSpace() == IccColorSpace.GRAY.signature()) {
        GraySrgbConverter curve = GraySrgbConverter.of(tags);
        return new CachedConversion(
            Optional.of(curve.changesColors() ? curve : SrgbConverter.IDENTITY));
      }
      if (!isMatrixBased(tags)) {
        return new CachedConversion(Optional.empty());
      }
      MatrixSrgbConverter matrix = MatrixSrgbConverter.of(tags);
      return new CachedConversion(
          Optional.of(matrix.changesColors() ? matrix : SrgbConverter.IDENTITY));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
      // A profile that is inconsistent or points outside its bytes counts as absent.
      return new CachedConversion(Optional.of(SrgbConverter.IDENTITY));
    }
  }

  private static boolean isMatrixBased(IccTags tags) {
    return SUPPORTED_CLASSES.contains(tags.deviceClass())
        && tags.colorSpace() == IccColorSpace.RGB.signature()
        && tags.connectionSpace() == XYZ
        && !tags.has(LOOKUP_TABLE_TAG);
  }

  /** The computed result. It is also cached when it is empty. */
  private record CachedConversion(Optional<SrgbConverter> converter) {}
}
