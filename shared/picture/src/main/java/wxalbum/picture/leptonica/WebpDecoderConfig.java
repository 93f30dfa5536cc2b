package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wxalbum.picture.header.PixelSize;

/**
 * The {@code WebPDecoderConfig} of libwebp: the features of a file, the output buffer and the
 * options.
 *
 * @param segment the C structure
 */
record WebpDecoderConfig(MemorySegment segment) {
  /**
   * Blue, green, red and opacity in this order of bytes. In a little-endian int, opacity is in the
   * highest bits.
   */
  private static final int MODE_BGRA = 3;

  private static final MemoryLayout FEATURES =
      MemoryLayout.structLayout(
          JAVA_INT.withName("width"),
          JAVA_INT.withName("height"),
          JAVA_INT.withName("hasAlpha"),
          JAVA_INT.withName("hasAnimation"),
          JAVA_INT.withName("format"),
          padding(5));

  /** Only the RGBA fields of its union have names. */
  private static final MemoryLayout OUTPUT =
      MemoryLayout.structLayout(
          JAVA_INT.withName("mode"),
          JAVA_INT.withName("outputWidth"),
          JAVA_INT.withName("outputHeight"),
          JAVA_INT.withName("isExternal"),
          ADDRESS.withName("pixels"),
          JAVA_INT.withName("stride"),
          padding(1),
          JAVA_LONG.withName("bytes"),
          padding(14),
          padding(4),
          ADDRESS.withName("private"));

  private static final MemoryLayout OPTIONS =
      MemoryLayout.structLayout(
          padding(7),
          JAVA_INT.withName("scales"),
          JAVA_INT.withName("scaledWidth"),
          JAVA_INT.withName("scaledHeight"),
          padding(4),
          padding(5),
          padding(1));

  private static final MemoryLayout LAYOUT =
      MemoryLayout.structLayout(
          FEATURES.withName("features"), OUTPUT.withName("output"), OPTIONS.withName("options"));

  /** Allocates a configuration with undefined content. */
  static WebpDecoderConfig allocate(Arena arena) {
    return new WebpDecoderConfig(arena.allocate(LAYOUT));
  }

  /** Returns the features of the file. */
  MemorySegment featuresSlice() {
    return segment.asSlice(0, FEATURES);
  }

  /** Returns whether the file has this size. Width and height of the file may be 0. */
  boolean hasSize(PixelSize size) {
    return getInt("features", "width") == size.width()
        && getInt("features", "height") == size.height();
  }

  /** Returns whether the picture has transparency. */
  boolean hasAlpha() {
    return getInt("features", "hasAlpha") != 0;
  }

  /** Returns whether the file is an animation. */
  boolean hasAnimation() {
    return getInt("features", "hasAnimation") != 0;
  }

  /**
   * Configures libwebp to scale the picture to a size and to write it to memory.
   *
   * @param pixels memory for the ints of a picture of this size
   * @param stride ints from one line to the next
   */
  void setOutput(MemorySegment pixels, PixelSize size, int stride) {
    setInt("options", "scales", 1);
    setInt("options", "scaledWidth", size.width());
    setInt("options", "scaledHeight", size.height());
    setInt("output", "mode", MODE_BGRA);
    setInt("output", "isExternal", 1);
    setInt("output", "stride", Math.toIntExact(JAVA_INT.byteSize() * stride));
    segment.set(ADDRESS, offset("output", "pixels"), pixels);
    segment.set(JAVA_LONG, offset("output", "bytes"), pixels.byteSize());
  }

  private int getInt(String struct, String field) {
    return segment.get(JAVA_INT, offset(struct, field));
  }

  private void setInt(String struct, String field, int value) {
    segment.set(JAVA_INT, offset(struct, field), value);
  }

  private static long offset(String struct, String field) {
    return LAYOUT.byteOffset(PathElement.groupElement(struct), PathElement.groupElement(field));
  }

  private static MemoryLayout padding(int ints) {
    return MemoryLayout.paddingLayout(ints * ValueLayout.JAVA_INT.byteSize());
  }
}
