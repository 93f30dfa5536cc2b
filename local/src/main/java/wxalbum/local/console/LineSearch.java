package wxalbum.local.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for lines, the newest first, for as long as a budget lasts. */
final class LineSearch {
  private final LogFile file;
  private final Duration time;

  /**
   * @param time that one search may take
   */
  LineSearch(LogFile file, Duration time) {
    this.file = file;
    this.time = time;
  }

  /** A line with its text. */
  record Hit(LogLine line, String text) {}

  /**
   * What was found.
   *
   * @param hits the newest first
   * @param reason why there may be more of them, as a sentence; empty where these are all
   * @param next place before which a search for more begins
   */
  record Found(List<Hit> hits, String reason, long next) {
    Found {
      hits = List.copyOf(hits);
    }
  }

  /** Finds the lines that are wanted. */
  Found find(Journal.View log, Wanted wanted) {
    Budget budget = Budget.of(time);
    LineTexts texts = new LineTexts(file);
    List<Hit> hits = new ArrayList<>();
    for (LogLine line : log.lines().reversed()) {
      if (!wanted.takes(line)) {
        continue;
      }
      try {
        String text = texts.of(line);
        boolean isOne = wanted.expression().isIn(text, budget);
        if (isOne && hits.size() == wanted.limit()) {
          long next = hits.getLast().line().place();
          return new Found(hits, "There are more lines than were asked for.", next);
        }
        if (isOne) {
          hits.add(new Hit(line, text));
        }
      } catch (Budget.Spent e) {
        return new Found(
            hits, "The expression takes too long on a line: simplify it.", line.place());
      }
      if (budget.isSpent()) {
        return new Found(hits, "Older lines were not reached in time.", line.place());
      }
    }
    return new Found(
        hits, log.older() ? "The file has older lines, which are not searched." : "", 0);
  }

  /**
   * Finds the lines of all requests that name a photo, and of those that asked for it: its whole
   * story.
   */
  Found ofPhoto(Journal.View log, Wanted wanted) {
    Set<String> requests = new HashSet<>();
    for (Hit hit : find(log, Wanted.ofPhoto(wanted.photoId())).hits()) {
      byte[] bytes = hit.text().getBytes(StandardCharsets.UTF_8);
      requests.add(hit.line().requestId());
      requests.add(LineFields.of(bytes, 0, bytes.length).path("uploadRequestId").asText());
    }
    requests.remove("");
    return find(log, wanted.or(requests));
  }
}
