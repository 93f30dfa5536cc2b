package wxalbum.thumbnail.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wxalbum.album.Dimensions;

/**
 * libwebp's {@code WebPDecoderConfig}: what a file holds, where its pixels go, and how.
 *
 * @param memory the C structure
 */
record WebpDecoderConfig(MemorySegment memory) {
  /** Bytes blue, green, red and opacity: as an int of this machine, opacity is highest. */
  private static final int MODE_BGRA = 3;

  private static final MemoryLayout FEATURES =
      MemoryLayout.structLayout(
          JAVA_INT.withName("width"),
          JAVA_INT.withName("height"),
          JAVA_INT.withName("hasAlpha"),
          JAVA_INT.withName("hasAnimation"),
          JAVA_INT.withName("format"),
          padding(5));

  /** Of its union only what is used for RGBA has names. */
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

  /** Room for one, not yet filled. */
  static WebpDecoderConfig allocate(Arena arena) {
    return new WebpDecoderConfig(arena.allocate(LAYOUT));
  }

  /** The features in it. */
  MemorySegment features() {
    return memory.asSlice(0, FEATURES);
  }

  /** Width and height that the file tells; either may be 0. */
  boolean isOf(Dimensions size) {
    return number("features", "width") == size.width()
        && number("features", "height") == size.height();
  }

  /** Whether one can see through the picture. */
  boolean hasAlpha() {
    return number("features", "hasAlpha") != 0;
  }

  /** Whether the picture moves. */
  boolean hasAnimation() {
    return number("features", "hasAnimation") != 0;
  }

  /** Sends the picture, scaled to this size, to memory for as many ints. */
  void sendTo(MemorySegment pixels, Dimensions size) {
    set("options", "scales", 1);
    set("options", "scaledWidth", size.width());
    set("options", "scaledHeight", size.height());
    set("output", "mode", MODE_BGRA);
    set("output", "isExternal", 1);
    set("output", "stride", Math.toIntExact(JAVA_INT.byteSize() * size.width()));
    memory.set(ADDRESS, offset("output", "pixels"), pixels);
    memory.set(JAVA_LONG, offset("output", "bytes"), pixels.byteSize());
  }

  private int number(String struct, String field) {
    return memory.get(JAVA_INT, offset(struct, field));
  }

  private void set(String struct, String field, int value) {
    memory.set(JAVA_INT, offset(struct, field), value);
  }

  private static long offset(String struct, String field) {
    return LAYOUT.byteOffset(PathElement.groupElement(struct), PathElement.groupElement(field));
  }

  private static MemoryLayout padding(int ints) {
    return MemoryLayout.paddingLayout(ints * ValueLayout.JAVA_INT.byteSize());
  }
}
