package wxalbum.picture.imageio;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image input stream over a byte array that records whether a reader requested bytes beyond the
 * end.
 */
final class ByteArrayImageInputStream extends ImageInputStreamImpl {
  private final byte[] bytes;
  private boolean readPastEnd;

  ByteArrayImageInputStream(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns whether a reader reached the end and requested more bytes. */
  boolean readPastEnd() {
    return readPastEnd;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    int left = (int) Math.max(0, bytes.length - streamPos);
    if (left == 0 && length > 0) {
      readPastEnd = true;
      return -1;
    }
    int count = Math.min(left, length);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
