package wxalbum.thumbnail.picture.png;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.ToSrgb;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.OffHeapPixels;

/** A picture outside of the heap that is written line by line, from the top. */
final class Canvas {
  private final Arena arena = Arena.ofShared();
  private final Dimensions size;
  private final MemorySegment pixels;
  private long written;

  Canvas(Dimensions size) {
    this.size = size;
    this.pixels = arena.allocate(JAVA_INT, (long) size.width() * size.height());
  }

  /** Writes the next line. */
  void write(int[] line) {
    MemorySegment.copy(line, 0, pixels, JAVA_INT, 4 * written, size.width());
    written += size.width();
  }

  /** What was written. */
  Decoded decoded(ToSrgb toSrgb) {
    return new Decoded(
        OffHeapPixels.image(pixels, size.width(), size.height(), size.width(), 0),
        toSrgb,
        this::discard);
  }

  /** Gives the memory back. */
  void discard() {
    arena.close();
  }
}
