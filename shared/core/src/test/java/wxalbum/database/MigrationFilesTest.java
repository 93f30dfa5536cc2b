package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that let a file of the schema be applied while the functions use its table. */
class MigrationFilesTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  @Test
  void everyFileFollowsRules() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("sql", "shared/core/src/test/resources/migrations")) {
      try (Stream<Path> entries = Files.list(ROOT.resolve(folder))) {
        entries.forEach(files::add);
      }
    }

    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      assertThat(violations(Files.readString(file))).as(file.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one statement | create table a (b int); create table c (d int);",
        "stored column | create table a (b int, c int generated always as (b) stored);",
        "list of values | create table a (b int, constraint c check (b in (1, 2)));",
        "no algorithm | alter table a add column b int null;",
        "no algorithm | alter table a add key b (c), algorithm = copy;",
        "blocks writes | alter table a add key b (c), algorithm = inplace;"
      })
  void reportsStatementAgainstRule(String violation, String sql) {
    assertThat(violations(sql)).containsExactly(violation);
  }

  /** Returns the rules that the text of a file violates. */
  private static List<String> violations(String sql) {
    String text =
        sql.replaceAll("--[^\n]*|'[^']*'", " ").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    List<String> violations = new ArrayList<>();
    if (text.strip().split(";", -1).length != 2) {
      violations.add("one statement");
    }
    if (text.contains(") stored")) {
      violations.add("stored column");
    }
    if (text.matches(".*check \\(\\w+ in .*")) {
      violations.add("list of values");
    }
    if (text.contains("alter table") && !text.matches(".*algorithm = (instant|inplace).*")) {
      violations.add("no algorithm");
    }
    if (text.contains("algorithm = inplace") && !text.contains("lock = none")) {
      violations.add("blocks writes");
    }
    return violations;
  }
}
