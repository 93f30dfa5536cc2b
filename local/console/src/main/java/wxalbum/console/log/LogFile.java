package wxalbum.console.log;

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
 * Lines of more than {@value #MAX_LINE_BYTES} bytes are skipped.
 */
public final class LogFile {
  private static final int MAX_LINE_BYTES = 1 << 20;

  private final Path path;
  private final long maxInitialBytes;

  /** The offset of the first line that was not read yet; -1 before the first read. */
  private long nextOffset = -1;

  private long firstOffset;

  private boolean isSkippingLine;

  /**
   * @param maxInitialBytes the number of bytes to read of a file that exists at the first read
   */
  public LogFile(Path path, long maxInitialBytes) {
    this.path = path;
    this.maxInitialBytes = maxInitialBytes;
  }

  /** Receives the lines of a file. */
  interface LineListener {
    /** Receives one line without its line feed. The array is reused after the call returns. */
    void onLine(long place, byte[] bytes, int from, int length);

    /** The file was truncated or deleted: all earlier lines are invalid. */
    void onTruncated();
  }

  /** Returns whether the beginning of the file was skipped. */
  boolean hasSkippedBeginning() {
    return firstOffset > 0;
  }

  /** Passes all complete lines that were added since the last call. */
  void readNewLines(LineListener reader) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = file.size();
      if (size < nextOffset) {
        nextOffset = -1;
        reader.onTruncated();
      }
      if (nextOffset < 0) {
        firstOffset = Math.max(0, size - maxInitialBytes);
        nextOffset = firstOffset;
        isSkippingLine = firstOffset > 0;
      }
      readNewLines(file, size, reader);
    } catch (NoSuchFileException e) {
      nextOffset = -1;
      reader.onTruncated();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readNewLines(FileChannel file, long size, LineListener reader) throws IOException {
    byte[] buffer = new byte[(int) Math.min(MAX_LINE_BYTES, Math.max(0, size - nextOffset))];
    while (nextOffset < size) {
      int read = readFully(file, nextOffset, buffer);
      int end = lastLineFeed(buffer, read);
      if (end < 0 && read < MAX_LINE_BYTES) {
        return;
      }
      if (end < 0) {
        isSkippingLine = true;
        nextOffset += read;
      } else {
        passLines(reader, buffer, end);
        nextOffset += end + 1;
      }
    }
  }

  private void passLines(LineListener reader, byte[] buffer, int end) {
    int from = 0;
    for (int i = 0; i <= end; i++) {
      if (buffer[i] == '\n') {
        if (!isSkippingLine && i > from) {
          reader.onLine(nextOffset + from, buffer, from, i - from);
        }
        isSkippingLine = false;
        from = i + 1;
      }
    }
  }

  /** Reads a part of the file. The result is shorter if the file is. */
  byte[] read(long place, int length) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      byte[] bytes = new byte[length];
      int read = readFully(file, place, bytes);
      return read == length ? bytes : Arrays.copyOf(bytes, read);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int readFully(FileChannel file, long place, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, place + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.position();
  }

  private static int lastLineFeed(byte[] bytes, int length) {
    for (int i = length - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
