package wxalbum.picture.png;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PngChunk;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

/**
 * Reads the inflated content of the IDAT chunks, which form one stream (clause 10). Data after the
 * last requested line is not read.
 *
 * <p>The checksum of the stream (RFC 1950, 2.2) is not enforced: each chunk has a checksum of its
 * own, and all lines are there.
 *
 * <p>A megabyte of data can consist of a hundred thousand code tables and inflate to nothing.
 * Therefore the data is inflated in slices, and the deadline is checked before each.
 */
final class ImageDataReader implements AutoCloseable {
  private static final int SLICE_BYTES = 65_536;

  private final ChunkReader chunks;
  private final WorkBudget budget;
  private final Inflater inflater = new Inflater();
  private ByteBuffer chunkData;

  /**
   * Creates a reader for the data that starts in this chunk.
   *
   * @param chunks the chunks that follow it
   */
  ImageDataReader(PngChunk first, ChunkReader chunks, WorkBudget budget) {
    this.chunks = chunks;
    this.budget = budget;
    this.chunkData = first.data();
  }

  /**
   * Fills an array from an offset to its end.
   *
   * @param offset the first index to fill
   * @throws UndecodablePictureException when the data is broken or ends too early
   */
  void read(byte[] target, int offset) {
    int position = offset;
    long writtenBefore = inflater.getBytesWritten();
    try {
      while (position < target.length) {
        int count = inflater.inflate(target, position, target.length - position);
        position += count;
        if (count == 0) {
          feedInflater();
        }
      }
    } catch (DataFormatException e) {
      if (inflater.getBytesWritten() - writtenBefore == target.length - offset) {
        // The checksum behind the last line is wrong.
        return;
      }
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
    budget.checkDeadline();
    if (!chunkData.hasRemaining()) {
      PngChunk next = chunks.next();
      if (!next.hasType("IDAT")) {
        throw new UndecodablePictureException(PictureFault.TRUNCATED);
      }
      chunkData = next.data();
    }
    int length = Math.min(SLICE_BYTES, chunkData.remaining());
    inflater.setInput(chunkData.slice(chunkData.position(), length));
    chunkData.position(chunkData.position() + length);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
