package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.png.Chunks.Chunk;

/**
 * What the IDAT chunks hold, put together and inflated (clause 10). What lies behind the last line
 * that is asked for is never looked at. Nor is the checksum of the lines: it would have to be
 * counted from each of them, and the chunks have checksums of their own.
 */
final class ImageData implements AutoCloseable {
  private static final int DEFLATE = 8;
  private static final int DICTIONARY = 0x20;

  private final Chunks chunks;
  private final Inflater inflater;
  private ByteBuffer deflated;

  /**
   * The data from this chunk on.
   *
   * @param chunks those that follow it
   * @throws UnfitPicture when the data do not begin as RFC 1950, 2.2, wants it
   */
  ImageData(Chunk first, Chunks chunks) {
    this.chunks = chunks;
    this.deflated = first.data();
    int method = nextByte();
    int flags = nextByte();
    boolean known = (method & 0xf) == DEFLATE && (flags & DICTIONARY) == 0;
    if (!known || (method << 8 | flags) % 31 != 0) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    inflater = new Inflater(true);
    inflater.setInput(deflated);
  }

  /**
   * Fills the target from this offset to its end.
   *
   * @throws UnfitPicture when the data are broken or end before
   */
  void read(byte[] target, int offset) {
    int at = offset;
    try {
      while (at < target.length) {
        int count = inflater.inflate(target, at, target.length - at);
        at += count;
        if (count == 0) {
          feed();
        }
      }
    } catch (DataFormatException e) {
      throw new UnfitPicture(Fault.UNREADABLE, e);
    }
  }

  private void feed() {
    if (inflater.finished()) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
    nextChunk();
    inflater.setInput(deflated);
  }

  private int nextByte() {
    while (!deflated.hasRemaining()) {
      nextChunk();
    }
    return deflated.get() & 0xff;
  }

  private void nextChunk() {
    Chunk next = chunks.next();
    if (!next.is("IDAT")) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
    deflated = next.data();
  }

  @Override
  public void close() {
    inflater.end();
  }
}
