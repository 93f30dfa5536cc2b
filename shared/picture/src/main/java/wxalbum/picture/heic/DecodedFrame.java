package wxalbum.picture.heic;

import java.lang.foreign.MemorySegment;
import java.util.List;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * Decoded samples in the decoder's memory, valid until the next picture is decoded.
 *
 * @param encoding the coding of samples that the coded picture states
 * @param damaged whether the decoder concealed errors
 * @param planes luma and, unless the picture is gray, two planes of chroma
 */
record DecodedFrame(
    int width,
    int height,
    SampleFormat format,
    ColorInfo.YuvEncoding encoding,
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
     * @throws UndecodablePictureException when the plane is missing or its rows are shorter
     */
    @SuppressWarnings("restricted")
    MemorySegment rowMemory(int rows, int rowBytes) {
      if (address.address() == 0 || rowBytes > stride) {
        throw new UndecodablePictureException(PictureFault.UNREADABLE);
      }
      return address.reinterpret((long) stride * (rows - 1) + rowBytes);
    }
  }

  /**
   * Returns this frame after checking it.
   *
   * @throws UndecodablePictureException when the frame is damaged or smaller than this size
   */
  DecodedFrame requireIntact(PixelSize size) {
    if (damaged || width < size.width() || height < size.height()) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    return this;
  }
}
