package wxalbum.picture.png;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PngChunk;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * Reads the inflated content of the IDAT chunks, which form one stream (clause 10). Data after the
 * last requested line is not read.
 */
final class ImageDataReader implements AutoCloseable {
  private final ChunkReader chunks;
  private final Inflater inflater = new Inflater();

  /**
   * Creates a reader for the data that starts in this chunk.
   *
   * @param chunks the chunks that follow it
   */
  ImageDataReader(PngChunk first, ChunkReader chunks) {
    this.chunks = chunks;
    inflater.setInput(first.data());
  }

  /**
   * Fills an array from an offset to its end.
   *
   * @param offset the first index to fill
   * @throws UndecodablePictureException when the data is broken or ends too early
   */
  void read(byte[] target, int offset) {
    int position = offset;
    try {
      while (position < target.length) {
        int count = inflater.inflate(target, position, target.length - position);
        position += count;
        if (count == 0) {
          feedInflater();
        }
      }
    } catch (DataFormatException e) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE, e);
    }
  }

  private void feedInflater() {
    if (inflater.needsDictionary()) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    if (inflater.finished()) {
      throw new UndecodablePictureException(PictureFault.TRUNCATED);
    }
    PngChunk next = chunks.next();
    if (!next.hasType("IDAT")) {
      throw new UndecodablePictureException(PictureFault.TRUNCATED);
    }
    inflater.setInput(next.data());
  }

  @Override
  public void close() {
    inflater.end();
  }
}
