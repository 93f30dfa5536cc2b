package wxalbum.thumbnail.picture.heic;

import java.lang.foreign.MemorySegment;
import java.util.List;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Decoded samples in the decoder's memory, valid until the next picture is decoded.
 *
 * @param coding the coding of samples that the coded picture states
 * @param damaged whether the decoder concealed errors
 * @param planes luma and, unless the picture is gray, two planes of chroma
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
   * @param stride distance between rows in bytes
   */
  record Plane(MemorySegment address, int stride) {
    /**
     * Returns the memory of the first rows, up to the last sample.
     *
     * @param rowBytes bytes of samples in a row
     * @throws UnfitPicture when the plane is missing or its rows are shorter
     */
    @SuppressWarnings("restricted")
    MemorySegment lines(int rows, int rowBytes) {
      if (address.address() == 0 || rowBytes > stride) {
        throw new UnfitPicture(Fault.UNREADABLE);
      }
      return address.reinterpret((long) stride * (rows - 1) + rowBytes);
    }
  }

  /**
   * Returns this frame after checking it.
   *
   * @throws UnfitPicture when the frame is damaged or smaller than this size
   */
  Frame checked(Dimensions size) {
    if (damaged || width < size.width() || height < size.height()) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return this;
  }
}
