package wxalbum.tests.authorization;

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

/**
 * The authorization matrix in {@code authorization-matrix.txt}: the status that each caller gets
 * for each route and object.
 */
record AuthorizationMatrix(List<Row> rows) {
  /** Number of columns before the callers: method, path and object. */
  private static final int FIXED_COLUMNS = 3;

  /**
   * A row of the matrix.
   *
   * @param object that the path names, in the words of {@link AuthorizationFixture}
   * @param statuses expected for each caller
   */
  record Row(String route, String object, Map<Caller, Integer> statuses) {
    @Override
    public String toString() {
      return route + " (" + object + ")";
    }
  }

  /**
   * Reads the matrix.
   *
   * @throws AssertionError if the head does not name all callers in their order, or a row has
   *     another number of columns
   */
  static AuthorizationMatrix read() {
    List<List<String>> lines =
        readText()
            .lines()
            .filter(line -> !line.isBlank())
            .map(AuthorizationMatrix::splitWords)
            .toList();
    List<String> callers = Stream.of(Caller.values()).map(Caller::columnName).toList();
    if (!lines.getFirst().subList(FIXED_COLUMNS, lines.getFirst().size()).equals(callers)) {
      throw new AssertionError(
          "the head of authorization-matrix.txt must name these callers: " + callers);
    }
    return new AuthorizationMatrix(
        lines.stream().skip(1).map(AuthorizationMatrix::parseRow).toList());
  }

  private static Row parseRow(List<String> words) {
    Map<Caller, Integer> statuses = new EnumMap<>(Caller.class);
    int column = FIXED_COLUMNS;
    for (Caller caller : Caller.values()) {
      statuses.put(caller, Integer.valueOf(words.get(column++)));
    }
    if (column != words.size()) {
      throw new AssertionError("a row must have one status for each caller: " + words);
    }
    return new Row(words.get(0) + " " + words.get(1), words.get(2), statuses);
  }

  private static List<String> splitWords(String line) {
    return Arrays.asList(line.strip().split("\\s+", -1));
  }

  private static String readText() {
    try (InputStream file =
        AuthorizationMatrix.class.getResourceAsStream("/authorization-matrix.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
