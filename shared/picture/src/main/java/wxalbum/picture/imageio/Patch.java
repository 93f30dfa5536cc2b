package wxalbum.picture.imageio;

/** Bytes that a reader gets instead of those of a file, or behind them. */
final class Patch {
  /** A patch that changes nothing. */
  static final Patch NONE = new Patch(0, new byte[0]);

  private final int offset;
  private final byte[] bytes;

  /**
   * Creates a patch.
   *
   * @param offset offset of the first byte, at most the length of the file
   */
  Patch(int offset, byte[] bytes) {
    this.offset = offset;
    this.bytes = bytes;
  }

  /** Returns the length of a patched file. */
  int lengthOf(byte[] file) {
    return Math.max(file.length, offset + bytes.length);
  }

  /** Copies a part of a patched file. */
  void copy(byte[] file, int from, byte[] target, int targetOffset, int count) {
    int stored = Math.clamp((long) file.length - from, 0, count);
    System.arraycopy(file, from, target, targetOffset, stored);
    int first = Math.max(from, offset);
    int end = Math.min(from + count, offset + bytes.length);
    if (first < end) {
      System.arraycopy(bytes, first - offset, target, targetOffset + first - from, end - first);
    }
  }
}
