package wxalbum.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What the terminal shows, line by line, to wait for. */
final class Lines extends PrintStream {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  Lines() {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  @Override
  public void println(String line) {
    lines.add(line);
  }

  /** Those that nobody has waited for. */
  List<String> all() {
    return List.copyOf(lines);
  }

  /** The next line; waits for it. */
  String next() throws InterruptedException {
    return lines.take();
  }
}
