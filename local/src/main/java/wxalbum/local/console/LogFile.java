package wxalbum.local.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of lines that is read while it grows. Only the last part of an existing file is read.
 * Lines of more than {@value #LONGEST} bytes are skipped.
 */
final class LogFile {
  private static final int LONGEST = 1 << 20;

  private final Path path;
  private final long most;

  /** The offset of the first line that was not read yet; -1 before the first read. */
  private long next = -1;

  private long first;

  private boolean skipping;

  /**
   * @param most the number of bytes to read of a file that exists at the first read
   */
  LogFile(Path path, long most) {
    this.path = path;
    this.most = most;
  }

  /** Receives the lines of a file. */
  interface Reader {
    /** Receives one line without its line feed. The array is reused after the call returns. */
    void line(long place, byte[] bytes, int from, int length);

    /** The file was truncated or deleted: all earlier lines are invalid. */
    void gone();
  }

  /** Returns whether the beginning of the file was skipped. */
  boolean beganLater() {
    return first > 0;
  }

  /** Passes all complete lines that were added since the last call. */
  void follow(Reader reader) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = file.size();
      if (size < next) {
        next = -1;
        reader.gone();
      }
      if (next < 0) {
        first = Math.max(0, size - most);
        next = first;
        skipping = first > 0;
      }
      follow(file, size, reader);
    } catch (NoSuchFileException e) {
      next = -1;
      reader.gone();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void follow(FileChannel file, long size, Reader reader) throws IOException {
    byte[] buffer = new byte[(int) Math.min(LONGEST, Math.max(0, size - next))];
    while (next < size) {
      int read = fill(file, next, buffer);
      int end = lastBreak(buffer, read);
      if (end < 0 && read < LONGEST) {
        return;
      }
      if (end < 0) {
        skipping = true;
        next += read;
      } else {
        hand(reader, buffer, end);
        next += end + 1;
      }
    }
  }

  private void hand(Reader reader, byte[] buffer, int end) {
    int from = 0;
    for (int i = 0; i <= end; i++) {
      if (buffer[i] == '\n') {
        if (!skipping && i > from) {
          reader.line(next + from, buffer, from, i - from);
        }
        skipping = false;
        from = i + 1;
      }
    }
  }

  /** Reads a part of the file. The result is shorter if the file is. */
  byte[] read(long place, int length) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      byte[] bytes = new byte[length];
      int read = fill(file, place, bytes);
      return read == length ? bytes : Arrays.copyOf(bytes, read);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int fill(FileChannel file, long place, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, place + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.position();
  }

  private static int lastBreak(byte[] bytes, int length) {
    for (int i = length - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
