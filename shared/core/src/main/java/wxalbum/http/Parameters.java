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

/**
 * Reads the parameters of a query and collects all errors. An invalid parameter reads as if it were
 * absent. {@link #check} then throws one exception that contains every error. Unknown parameters
 * are ignored.
 */
public final class Parameters {
  private static final int LARGEST_PAGE = 100;
  private static final int USUAL_PAGE = 30;

  private final Map<String, String> query;
  private final List<Fault> faults = new ArrayList<>();

  Parameters(Map<String, String> query) {
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
    Optional<E> chosen = Stream.of(choices).filter(choice -> word(choice).equals(text)).findFirst();
    if (chosen.isEmpty()) {
      String words = Stream.of(choices).map(Parameters::word).collect(Collectors.joining(" or "));
      fault(name, "must be " + words);
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
   * @throws Refusal if there are errors; contains all of them
   */
  public <T> T check(T value) {
    if (!faults.isEmpty()) {
      throw new Refusal(Problem.of(faults));
    }
    return value;
  }

  private int limit() {
    String text = query.get("limit");
    if (text == null) {
      return USUAL_PAGE;
    }
    int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > LARGEST_PAGE) {
      fault("limit", "must be an integer from 1 to " + LARGEST_PAGE);
      return USUAL_PAGE;
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
    fault("cursor", "is not a cursor of this list");
    return null;
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  private void fault(String name, String detail) {
    faults.add(new Fault("/" + name, "The parameter " + name + " " + detail + "."));
  }
}
