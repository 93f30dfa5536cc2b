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

/** The parameters of a query. An empty one counts as absent, an unknown one is passed over. */
final class Asked {
  private final Map<String, String> parameters = new HashMap<>();

  /** Reads a query, percent-encoded, as a form writes it. */
  Asked(String query) {
    for (String part : query.split("&", -1)) {
      int sign = part.indexOf('=');
      if (sign > 0) {
        parameters.put(decode(part.substring(0, sign)), decode(part.substring(sign + 1)));
      }
    }
  }

  /** A text as it was written; empty where it is absent. */
  String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** A name or an id, without white space around it. */
  String word(String name) {
    return text(name).strip();
  }

  boolean isTrue(String name) {
    return text(name).equals("true");
  }

  /**
   * A whole number.
   *
   * @throws Refusal where it is none, or not within the bounds
   */
  long number(String name, long least, long most, long usual) {
    String text = word(name);
    if (text.isEmpty()) {
      return usual;
    }
    long number = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
    if (number < least || number > most) {
      throw refused(name, "must be a whole number from " + least + " to " + most);
    }
    return number;
  }

  /**
   * A moment in RFC 3339.
   *
   * @throws Refusal where it is none
   */
  Optional<Instant> moment(String name) {
    String text = word(name);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw refused(name, "must be a moment such as 2026-05-01T09:30:00Z");
    }
  }

  /**
   * The lines that it wants: by {@code requestId} or {@code photoId}, {@code text} or {@code
   * regex}, {@code function}, {@code from}, {@code to}, and {@code after}, {@code before}, {@code
   * limit}.
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
      throw refused("regex", "cannot be asked together with text");
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
