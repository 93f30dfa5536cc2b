package wxalbum.thumbnail.picture.png;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.header.PngChunk;

/**
 * What the IDAT chunks hold, put together and inflated (clause 10). What lies behind the last line
 * that is asked for is never looked at.
 */
final class ImageData implements AutoCloseable {
  private final Chunks chunks;
  private final Inflater inflater = new Inflater();

  /**
   * The data from this chunk on.
   *
   * @param chunks those that follow it
   */
  ImageData(PngChunk first, Chunks chunks) {
    this.chunks = chunks;
    inflater.setInput(first.data());
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
