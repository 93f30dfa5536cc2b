package wxalbum.local.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wxalbum.http.Refusal;

/**
 * The query parameters of a request. An empty parameter counts as absent; unknown parameters are
 * ignored.
 */
final class Asked {
  private final Map<String, String> parameters = new HashMap<>();

  /** Parses a percent-encoded query, as a form writes it. */
  Asked(String query) {
    for (String part : query.split("&", -1)) {
      int separator = part.indexOf('=');
      if (separator > 0) {
        parameters.put(decode(part.substring(0, separator)), decode(part.substring(separator + 1)));
      }
    }
  }

  /** Returns a parameter unchanged; empty if absent. */
  String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Returns a parameter without surrounding white space, for names and ids. */
  String word(String name) {
    return text(name).strip();
  }

  boolean isTrue(String name) {
    return text(name).equals("true");
  }

  /**
   * Returns a whole number, or a default value if the parameter is absent.
   *
   * @throws Refusal if the value is not a whole number within the bounds
   */
  long number(String name, long min, long max, long defaultValue) {
    String text = word(name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    long number = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
    if (number < min || number > max) {
      throw refused(name, "must be a whole number from " + min + " to " + max);
    }
    return number;
  }

  /**
   * Returns a date-time in RFC 3339.
   *
   * @throws Refusal if the value cannot be parsed
   */
  Optional<Instant> moment(String name) {
    String text = word(name);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw refused(name, "must be a date-time such as 2026-05-01T09:30:00Z");
    }
  }

  /**
   * Returns the log query of the parameters {@code requestId} or {@code photoId}, {@code text} or
   * {@code regex}, {@code function}, {@code from}, {@code to}, {@code after}, {@code before} and
   * {@code limit}.
   */
  Wanted wanted() {
    String requestId = word("requestId");
    return new Wanted(
        requestId.isEmpty() ? Set.of() : Set.of(requestId),
        word("photoId"),
        expression(),
        word("function"),
        moment("from").map(Instant::toEpochMilli).orElse(0L),
        moment("to").map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
        number("after", 0, Long.MAX_VALUE, 0) - 1,
        number("before", 0, Long.MAX_VALUE, Long.MAX_VALUE),
        (int) number("limit", 1, Wanted.MOST, 200));
  }

  private Expression expression() {
    String regex = text("regex");
    String text = text("text");
    if (!regex.isEmpty() && !text.isEmpty()) {
      throw refused("regex", "cannot be combined with text");
    }
    if (!regex.isEmpty()) {
      return Expression.regex(regex);
    }
    return text.isEmpty() ? Expression.ANY : Expression.text(text);
  }

  private static Refusal refused(String name, String detail) {
    return Refusal.of("/" + name, "The parameter " + name + " " + detail + ".");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
