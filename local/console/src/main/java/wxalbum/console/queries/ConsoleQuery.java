package wxalbum.console.queries;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wxalbum.console.log.LineMatcher;
import wxalbum.console.log.LogQuery;
import wxalbum.http.problem.ProblemException;

/**
 * The query parameters of a request. An empty parameter counts as absent; unknown parameters are
 * ignored.
 */
public final class ConsoleQuery {
  private final Map<String, String> parameters;

  public ConsoleQuery(Map<String, String> parameters) {
    this.parameters = Map.copyOf(parameters);
  }

  /** Returns a parameter unchanged; empty if absent. */
  public String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Returns a parameter without surrounding white space, for names and ids. */
  public String strippedText(String name) {
    return text(name).strip();
  }

  public boolean isTrue(String name) {
    return text(name).equals("true");
  }

  /**
   * Returns a whole number, or a default value if the parameter is absent.
   *
   * @throws ProblemException if the value is not a whole number within the bounds
   */
  public long longInRange(String name, long min, long max, long defaultValue) {
    String text = strippedText(name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    long number = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
    if (number < min || number > max) {
      throw invalidParameter(name, "must be a whole number from " + min + " to " + max);
    }
    return number;
  }

  /**
   * Returns a date-time in RFC 3339.
   *
   * @throws ProblemException if the value cannot be parsed
   */
  public Optional<Instant> instant(String name) {
    String text = strippedText(name);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw invalidParameter(name, "must be a date-time such as 2026-05-01T09:30:00Z");
    }
  }

  /**
   * Returns the log query of the parameters {@code requestId} or {@code photoId}, {@code text} or
   * {@code regex}, {@code function}, {@code from}, {@code to}, {@code after}, {@code before} and
   * {@code limit}.
   */
  public LogQuery toLogQuery() {
    String requestId = strippedText("requestId");
    return new LogQuery(
        requestId.isEmpty() ? Set.of() : Set.of(requestId),
        strippedText("photoId"),
        toLineMatcher(),
        strippedText("function"),
        instant("from").map(Instant::toEpochMilli).orElse(0L),
        instant("to").map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
        longInRange("after", 0, Long.MAX_VALUE, 0) - 1,
        longInRange("before", 0, Long.MAX_VALUE, Long.MAX_VALUE),
        (int) longInRange("limit", 1, LogQuery.MAX_LINES, 200));
  }

  private LineMatcher toLineMatcher() {
    String regex = text("regex");
    String text = text("text");
    if (!regex.isEmpty() && !text.isEmpty()) {
      throw invalidParameter("regex", "cannot be combined with text");
    }
    if (!regex.isEmpty()) {
      return LineMatcher.matching(regex);
    }
    return text.isEmpty() ? LineMatcher.ANY : LineMatcher.containing(text);
  }

  private static ProblemException invalidParameter(String name, String detail) {
    return ProblemException.ofField("/" + name, "The parameter " + name + " " + detail + ".");
  }
}
