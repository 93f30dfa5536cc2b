package wxalbum.thumbnail.picture.heic;

import java.lang.foreign.MemorySegment;
import java.util.List;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Decoded samples in the decoder's memory, until it decodes again.
 *
 * @param damaged whether the decoder filled gaps by guessing
 * @param planes luma and, unless the picture is grey, two of chroma
 */
record Frame(
    int width,
    int height,
    SampleFormat format,
    Colours.Coding coding,
    boolean damaged,
    List<Plane> planes) {
  /**
   * The samples of one component.
   *
   * @param stride bytes from one line to the next
   */
  record Plane(MemorySegment address, int stride) {
    /** The bytes of this many lines, as far as they hold samples. */
    @SuppressWarnings("restricted")
    MemorySegment lines(int lines, int bytesOfLine) {
      if (address.address() == 0 || bytesOfLine > stride) {
        throw new UnfitPicture(Fault.UNREADABLE);
      }
      return address.reinterpret((long) stride * (lines - 1) + bytesOfLine);
    }
  }

  /** This, if it is whole and at least of this size. */
  Frame checked(Dimensions size) {
    if (damaged || width < size.width() || height < size.height()) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return this;
  }
}
