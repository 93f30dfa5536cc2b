package wxalbum.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code who-may-what.txt}: what each caller is answered who asks for each thing. */
record AccessTable(List<Row> rows) {
  /** Method, path and object stand before the callers. */
  private static final int COLUMNS = 3;

  /**
   * A line of it.
   *
   * @param object what the path names, in the words of {@link AccessWorld}
   * @param statuses that each caller is answered
   */
  record Row(String route, String object, Map<Caller, Integer> statuses) {
    @Override
    public String toString() {
      return route + " (" + object + ")";
    }
  }

  /** Reads the file, whose head must name the callers in their order. */
  static AccessTable read() {
    List<List<String>> lines =
        text().lines().filter(line -> !line.isBlank()).map(AccessTable::words).toList();
    List<String> callers = Stream.of(Caller.values()).map(Caller::word).toList();
    if (!lines.getFirst().subList(COLUMNS, lines.getFirst().size()).equals(callers)) {
      throw new AssertionError("the head of the table does not name the callers: " + callers);
    }
    return new AccessTable(lines.stream().skip(1).map(AccessTable::row).toList());
  }

  private static Row row(List<String> words) {
    Map<Caller, Integer> statuses = new EnumMap<>(Caller.class);
    int column = COLUMNS;
    for (Caller caller : Caller.values()) {
      statuses.put(caller, Integer.valueOf(words.get(column++)));
    }
    if (column != words.size()) {
      throw new AssertionError("a row has more than one status for each caller: " + words);
    }
    return new Row(words.get(0) + " " + words.get(1), words.get(2), statuses);
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+", -1));
  }

  private static String text() {
    try (InputStream file = AccessTable.class.getResourceAsStream("/who-may-what.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
