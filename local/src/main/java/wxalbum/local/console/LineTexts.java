package wxalbum.local.console;

import java.nio.charset.StandardCharsets;

/**
 * Reads the texts of lines in blocks. Reading from the newest to the oldest line is fastest, since
 * each block then serves several lines.
 */
final class LineTexts {
  private static final int BLOCK = 1 << 20;

  private final LogFile file;
  private long begin;
  private byte[] block = new byte[0];

  LineTexts(LogFile file) {
    this.file = file;
  }

  /** Returns the text of a line; empty if the file was cut short in the meantime. */
  String of(LogLine line) {
    long end = line.place() + line.length();
    if (line.place() < begin || end > begin + block.length) {
      begin = Math.max(0, Math.min(line.place(), end - BLOCK));
      block = file.read(begin, (int) (end - begin));
    }
    int from = (int) (line.place() - begin);
    return from + line.length() > block.length
        ? ""
        : new String(block, from, line.length(), StandardCharsets.UTF_8);
  }
}
