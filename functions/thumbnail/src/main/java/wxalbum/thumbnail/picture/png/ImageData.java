package wxalbum.thumbnail.picture.png;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.header.PngChunk;

/**
 * Reads the inflated content of the IDAT chunks, which form one stream (clause 10). Data after the
 * last requested line is not read.
 */
final class ImageData implements AutoCloseable {
  private final Chunks chunks;
  private final Inflater inflater = new Inflater();

  /**
   * Creates a reader for the data that starts in this chunk.
   *
   * @param chunks the chunks that follow it
   */
  ImageData(PngChunk first, Chunks chunks) {
    this.chunks = chunks;
    inflater.setInput(first.data());
  }

  /**
   * Fills an array from an offset to its end.
   *
   * @param offset the first index to fill
   * @throws UnfitPicture when the data is broken or ends too early
   */
  void read(byte[] target, int offset) {
    int position = offset;
    try {
      while (position < target.length) {
        int count = inflater.inflate(target, position, target.length - position);
        position += count;
        if (count == 0) {
          feed();
        }
      }
    } catch (DataFormatException e) {
      throw new UnfitPicture(Fault.UNREADABLE, e);
    }
  }

  private void feed() {
    if (inflater.needsDictionary()) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    if (inflater.finished()) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
    PngChunk next = chunks.next();
    if (!next.is("IDAT")) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
    inflater.setInput(next.data());
  }

  @Override
  public void close() {
    inflater.end();
  }
}
