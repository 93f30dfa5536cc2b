package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index of the log file, which is updated on each request and never in between. It keeps the
 * positions of the newest {@value #MOST_LINES} lines and the content of the newest {@value
 * #MOST_CALLS} invocations.
 */
final class Journal implements LogFile.Reader {
  static final int MOST_LINES = 200_000;
  static final int MOST_CALLS = 50_000;

  private final LogFile file;
  private final List<LogLine> lines = new ArrayList<>();
  private final Map<String, Call> calls =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Call> eldest) {
          return size() > MOST_CALLS;
        }
      };

  private boolean dropped;
  private @Nullable View view;

  Journal(LogFile file) {
    this.file = file;
  }

  /**
   * A snapshot of the index.
   *
   * @param lines the oldest first
   * @param calls the oldest first, ordered by the first line of each
   * @param end the offset after the last line
   * @param older whether the file has older lines that are not in the index
   */
  record View(List<LogLine> lines, List<Call> calls, long end, boolean older) {
    View {
      lines = List.copyOf(lines);
      calls = List.copyOf(calls);
    }
  }

  /** Reads the lines that were added to the file, and returns a snapshot. */
  synchronized View look() {
    file.follow(this);
    View snapshot = view;
    if (snapshot == null) {
      long end = lines.isEmpty() ? 0 : lines.getLast().place() + lines.getLast().length() + 1;
      snapshot = new View(lines, List.copyOf(calls.values()), end, dropped || file.beganLater());
      view = snapshot;
    }
    return snapshot;
  }

  @Override
  public void line(long place, byte[] bytes, int from, int length) {
    JsonNode fields = LineFields.of(bytes, from, length);
    long previousTime = lines.isEmpty() ? 0 : lines.getLast().at();
    LogLine line = LogLine.of(fields, place, length, previousTime);
    lines.add(line);
    if (Call.isToldBy(line)) {
      calls.merge(line.requestId(), Call.of(line, fields), Call::and);
    }
    if (lines.size() > MOST_LINES + MOST_LINES / 10) {
      lines.subList(0, lines.size() - MOST_LINES).clear();
      dropped = true;
    }
    view = null;
  }

  @Override
  public void gone() {
    lines.clear();
    calls.clear();
    dropped = false;
    view = null;
  }
}
