package wxalbum.local.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Searches the lines of the log, from the newest to the oldest, within a time limit. */
final class LineSearch {
  private final LogFile file;
  private final Duration time;

  /**
   * @param time the time limit of one search
   */
  LineSearch(LogFile file, Duration time) {
    this.file = file;
    this.time = time;
  }

  /** A line and its text. */
  record Hit(LogLine line, String text) {}

  /**
   * The result of a search.
   *
   * @param hits the newest first
   * @param reason why the result may be incomplete, as a sentence; empty if it is complete
   * @param next the offset at which a search for older lines continues; 0 if there are none
   */
  record Found(List<Hit> hits, String reason, long next) {
    Found {
      hits = List.copyOf(hits);
    }
  }

  /** Returns the lines that match a query. */
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
        boolean matches = wanted.expression().isIn(text, budget);
        if (matches && hits.size() == wanted.limit()) {
          long next = hits.getLast().line().place();
          return new Found(hits, "More lines match than the limit allows.", next);
        }
        if (matches) {
          hits.add(new Hit(line, text));
        }
      } catch (Budget.Spent e) {
        return new Found(
            hits, "The regular expression takes too long on a line: simplify it.", line.place());
      }
      if (budget.isSpent()) {
        return new Found(
            hits, "The search reached its time limit before the oldest lines.", line.place());
      }
    }
    return new Found(
        hits, log.older() ? "The file has older lines, which are not indexed." : "", 0);
  }

  /**
   * Returns the lines of all requests that name a photo, and of the requests that issued its upload
   * forms.
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
