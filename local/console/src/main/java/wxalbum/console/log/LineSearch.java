package wxalbum.console.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Searches the lines of the log, from the newest to the oldest, within a time limit. */
public final class LineSearch {
  private final LogFile file;
  private final Duration timeLimit;

  /**
   * @param timeLimit the time limit of one search
   */
  public LineSearch(LogFile file, Duration timeLimit) {
    this.file = file;
    this.timeLimit = timeLimit;
  }

  /** A line and its text. */
  public record Hit(LogLine line, String text) {
    /** Returns the fields of the line; a missing node if it is not a JSON object. */
    public JsonNode fields() {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return LogLineParser.parse(bytes, 0, bytes.length);
    }
  }

  /**
   * The result of a search.
   *
   * @param hits the newest first
   * @param reason why the result may be incomplete, as a sentence; empty if it is complete
   * @param nextOffset the offset at which a search for older lines continues; 0 at the start of the
   *     log
   */
  public record Result(List<Hit> hits, String reason, long nextOffset) {
    public Result {
      hits = List.copyOf(hits);
    }
  }

  /** Returns the lines that match a query. */
  public Result find(LogIndex.Snapshot log, LogQuery query) {
    Deadline deadline = Deadline.after(timeLimit);
    LineTextReader texts = new LineTextReader(file);
    List<Hit> hits = new ArrayList<>();
    for (LogLine line : log.lines().reversed()) {
      if (!query.matchesFields(line)) {
        continue;
      }
      try {
        String text = texts.read(line);
        boolean matches = query.matcher().matches(text, deadline);
        if (matches && hits.size() == query.limit()) {
          long next = hits.getLast().line().offset();
          return new Result(hits, "More lines match than the limit allows.", next);
        }
        if (matches) {
          hits.add(new Hit(line, text));
        }
      } catch (Deadline.DeadlineExceededException e) {
        return new Result(
            hits, "The regular expression takes too long on a line: simplify it.", line.offset());
      }
      if (deadline.isPassed()) {
        return new Result(
            hits, "The search reached its time limit before the oldest lines.", line.offset());
      }
    }
    return new Result(
        hits, log.hasOlderLines() ? "The file has older lines, which are not indexed." : "", 0);
  }

  /**
   * Returns the lines of all requests that name a photo, and of the requests that issued its upload
   * forms.
   */
  public Result findByPhoto(LogIndex.Snapshot log, LogQuery query) {
    Set<String> requests = new HashSet<>();
    for (Hit hit : find(log, LogQuery.ofPhoto(query.photoId())).hits()) {
      requests.add(hit.line().requestId());
      requests.add(hit.fields().path("uploadRequestId").asText());
    }
    requests.remove("");
    return find(log, query.orRequests(requests));
  }
}
