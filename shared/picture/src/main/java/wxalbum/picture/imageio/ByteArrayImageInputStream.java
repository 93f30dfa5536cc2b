package wxalbum.picture.imageio;

import javax.imageio.stream.ImageInputStreamImpl;
import wxalbum.picture.header.WorkBudget;

/**
 * An image input stream over a byte array that records whether a reader requested bytes beyond the
 * end. Reading checks the deadline, so that it interrupts a reader that does not report progress.
 */
final class ByteArrayImageInputStream extends ImageInputStreamImpl {
  private static final int READS_PER_CHECK = 64;

  private final byte[] bytes;
  private Patch patch = Patch.NONE;
  private final WorkBudget budget;
  private boolean readPastEnd;
  private int readCount;

  ByteArrayImageInputStream(byte[] bytes, WorkBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  /** Sets the patch of all later reads. */
  void setPatch(Patch patch) {
    this.patch = patch;
  }

  /** Returns whether a reader reached the end and requested more bytes. */
  boolean readPastEnd() {
    return readPastEnd;
  }

  @Override
  public int read() {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    countRead();
    bitOffset = 0;
    int left = (int) Math.max(0, length() - streamPos);
    if (left == 0 && length > 0) {
      readPastEnd = true;
      return -1;
    }
    int count = Math.min(left, length);
    patch.copy(bytes, (int) Math.min(streamPos, bytes.length), target, offset, count);
    streamPos += count;
    return count;
  }

  private void countRead() {
    readCount++;
    if (readCount % READS_PER_CHECK == 0) {
      budget.checkDeadline();
    }
  }

  @Override
  public long length() {
    return patch.lengthOf(bytes);
  }
}
