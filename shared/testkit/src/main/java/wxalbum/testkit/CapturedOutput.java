package wxalbum.testkit;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A stream that captures the lines of the terminal, so that a test can wait for them. */
public final class CapturedOutput extends PrintStream {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  public CapturedOutput() {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  @Override
  public void println(String line) {
    lines.add(line);
  }

  /** Returns the lines that {@link #awaitLine} has not returned yet. */
  public List<String> unreadLines() {
    return List.copyOf(lines);
  }

  /** Returns the next line, and waits for it. */
  public String awaitLine() throws InterruptedException {
    return lines.take();
  }
}
