package wxalbum.console.log;

import java.nio.charset.StandardCharsets;

/**
 * Reads the texts of lines in blocks. Reading from the newest to the oldest line is fastest, since
 * each block then serves several lines.
 */
final class LineTextReader {
  private static final int BLOCK_BYTES = 1 << 20;

  private final LogFile file;
  private long blockStart;
  private byte[] block = new byte[0];

  LineTextReader(LogFile file) {
    this.file = file;
  }

  /** Returns the text of a line; empty if the file was cut short in the meantime. */
  String read(LogLine line) {
    long end = line.offset() + line.length();
    if (line.offset() < blockStart || end > blockStart + block.length) {
      blockStart = Math.max(0, Math.min(line.offset(), end - BLOCK_BYTES));
      block = file.read(blockStart, (int) (end - blockStart));
    }
    int from = (int) (line.offset() - blockStart);
    return from + line.length() > block.length
        ? ""
        : new String(block, from, line.length(), StandardCharsets.UTF_8);
  }
}
