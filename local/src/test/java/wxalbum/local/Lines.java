package wxalbum.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A stream that captures the lines of the terminal, so that a test can wait for them. */
final class Lines extends PrintStream {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  Lines() {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  @Override
  public void println(String line) {
    lines.add(line);
  }

  /** Returns the lines that {@link #next} has not returned yet. */
  List<String> all() {
    return List.copyOf(lines);
  }

  /** Returns the next line, and waits for it. */
  String next() throws InterruptedException {
    return lines.take();
  }
}
