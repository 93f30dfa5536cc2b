package wxalbum.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Cursor;
import wxalbum.album.PageRequest;
import wxalbum.http.problem.FieldError;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemException;

/**
 * Reads the parameters of a query and collects all errors. An invalid parameter reads as if it were
 * absent. {@link #requireValid} then throws one exception that contains every error. Unknown
 * parameters are ignored.
 */
public final class QueryReader {
  private static final int MAX_PAGE_SIZE = 100;

  private final Map<String, String> query;
  private final List<FieldError> errors = new ArrayList<>();

  QueryReader(Map<String, String> query) {
    this.query = query;
  }

  /**
   * Reads a parameter whose value is the lower-case name of an enum constant.
   *
   * @return {@code defaultValue} if the parameter is absent, or empty if it is invalid
   */
  public <E extends Enum<E>> Optional<E> choice(String name, E defaultValue) {
    String text = query.get(name);
    if (text == null) {
      return Optional.of(defaultValue);
    }
    E[] choices = defaultValue.getDeclaringClass().getEnumConstants();
    Optional<E> chosen =
        Stream.of(choices).filter(choice -> wireName(choice).equals(text)).findFirst();
    if (chosen.isEmpty()) {
      String words =
          Stream.of(choices).map(QueryReader::wireName).collect(Collectors.joining(" or "));
      addError(name, "must be " + words);
    }
    return chosen;
  }

  /**
   * Reads {@code limit} and {@code cursor}: 1 to 100 items, 30 by default, after a cursor of one of
   * these listings.
   *
   * @param listings listings whose cursors are accepted
   */
  public PageRequest page(Cursor.Listing... listings) {
    return new PageRequest(cursor(listings), limit());
  }

  /**
   * Requires that no parameter was invalid.
   *
   * @return {@code value}
   * @throws ProblemException if there are errors; contains all of them
   */
  public <T> T requireValid(T value) {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.of(errors));
    }
    return value;
  }

  private int limit() {
    String text = query.get("limit");
    if (text == null) {
      return PageRequest.DEFAULT_LIMIT;
    }
    int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_PAGE_SIZE) {
      addError("limit", "must be an integer from 1 to " + MAX_PAGE_SIZE);
      return PageRequest.DEFAULT_LIMIT;
    }
    return limit;
  }

  private @Nullable Cursor cursor(Cursor.Listing... listings) {
    String text = query.get("cursor");
    if (text == null) {
      return null;
    }
    for (Cursor.Listing listing : listings) {
      Optional<Cursor> cursor = Cursor.parse(listing, text);
      if (cursor.isPresent()) {
        return cursor.get();
      }
    }
    addError("cursor", "is not a cursor of this list");
    return null;
  }

  private static String wireName(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private void addError(String name, String detail) {
    errors.add(new FieldError("/" + name, "The parameter " + name + " " + detail + "."));
  }
}
