package wxalbum.console.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index of the log file, which is updated on each request and never in between. It keeps the
 * positions of the newest {@value #MAX_LINES} lines and the content of the newest {@value
 * #MAX_INVOCATIONS} invocations.
 */
public final class LogIndex implements LogFile.LineListener {
  static final int MAX_LINES = 200_000;
  static final int MAX_INVOCATIONS = 50_000;

  private final LogFile file;
  private final List<LogLine> lines = new ArrayList<>();
  private final Map<String, InvocationRecord> invocations =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, InvocationRecord> eldest) {
          return size() > MAX_INVOCATIONS;
        }
      };

  private boolean hasDroppedLines;
  private @Nullable Snapshot cachedSnapshot;

  public LogIndex(LogFile file) {
    this.file = file;
  }

  /**
   * A snapshot of the index.
   *
   * @param lines the oldest first
   * @param invocations the oldest first, ordered by the first line of each
   * @param endOffset the offset after the last line
   * @param hasOlderLines whether the file has older lines that are not in the index
   */
  public record Snapshot(
      List<LogLine> lines,
      List<InvocationRecord> invocations,
      long endOffset,
      boolean hasOlderLines) {
    public Snapshot {
      lines = List.copyOf(lines);
      invocations = List.copyOf(invocations);
    }
  }

  /** Reads the lines that were added to the file, and returns a snapshot. */
  public synchronized Snapshot refresh() {
    file.readNewLines(this);
    Snapshot snapshot = cachedSnapshot;
    if (snapshot == null) {
      long end = lines.isEmpty() ? 0 : lines.getLast().offset() + lines.getLast().length() + 1;
      snapshot =
          new Snapshot(
              lines,
              List.copyOf(invocations.values()),
              end,
              hasDroppedLines || file.hasSkippedBeginning());
      cachedSnapshot = snapshot;
    }
    return snapshot;
  }

  @Override
  public void onLine(long place, byte[] bytes, int from, int length) {
    JsonNode fields = LogLineParser.parse(bytes, from, length);
    long previousTime = lines.isEmpty() ? 0 : lines.getLast().timestampMillis();
    LogLine line = LogLine.of(fields, place, length, previousTime);
    lines.add(line);
    if (InvocationRecord.isReportedBy(line)) {
      invocations.merge(
          line.requestId(), InvocationRecord.of(line, fields), InvocationRecord::merge);
    }
    if (lines.size() > MAX_LINES + MAX_LINES / 10) {
      lines.subList(0, lines.size() - MAX_LINES).clear();
      hasDroppedLines = true;
    }
    cachedSnapshot = null;
  }

  @Override
  public void onTruncated() {
    lines.clear();
    invocations.clear();
    hasDroppedLines = false;
    cachedSnapshot = null;
  }
}
