package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the log, brought up to date whenever somebody looks and never between. It keeps
 * the newest {@value #MOST_LINES} lines by where they stand, and the newest {@value #MOST_CALLS}
 * invocations by what they say.
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
   * The log as it is now.
   *
   * @param lines the oldest first
   * @param calls the oldest first, each where its first line stands
   * @param end place after the last line
   * @param older whether the file has lines before the first of these
   */
  record View(List<LogLine> lines, List<Call> calls, long end, boolean older) {
    View {
      lines = List.copyOf(lines);
      calls = List.copyOf(calls);
    }
  }

  /** Reads what was added, and tells all. */
  synchronized View look() {
    file.follow(this);
    View known = view;
    if (known == null) {
      long end = lines.isEmpty() ? 0 : lines.getLast().place() + lines.getLast().length() + 1;
      known = new View(lines, List.copyOf(calls.values()), end, dropped || file.beganLater());
      view = known;
    }
    return known;
  }

  @Override
  public void line(long place, byte[] bytes, int from, int length) {
    JsonNode fields = LineFields.of(bytes, from, length);
    long before = lines.isEmpty() ? 0 : lines.getLast().at();
    LogLine line = LogLine.of(fields, place, length, before);
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
