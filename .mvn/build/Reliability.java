import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sums the case counts that {@code wxalbum.testkit.ReliabilityCounter} wrote, prints them as a
 * table and writes them to {@code target/reliability.json}. Usage: {@code java Reliability.java
 * ROOT -pl=PROJECTS -Dtest=TESTS -DskipTests=SKIP}. Exits with 1 if all tests of all projects ran
 * and a required check is missing or has failed cases.
 */
class Reliability {
  private static final List<String> FULL_BUILD =
      List.of("-pl=[]", "-Dtest=all", "-DskipTests=false");

  private static final Set<String> REQUIRED_CHECKS =
      Set.of(
          "authorization matrix",
          "contended requests",
          "database failures",
          "event delivery faults",
          "fuzz cases",
          "hostile uploads",
          "idempotent writes",
          "injected faults",
          "load test uploads",
          "random histories",
          "rate limits");

  private static final Pattern CHECK_NAME = Pattern.compile("\"check\":\"([^\"]+)\"");

  /** Number of tried and of passed cases by check. */
  private final Map<String, long[]> counts = new TreeMap<>();

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]).resolve("target");
    Path folder = target.resolve("reliability");
    Reliability table = new Reliability();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          table.add(Files.readString(file));
        }
      }
    }
    Files.createDirectories(target);
    Files.writeString(target.resolve("reliability.json"), table.json() + "\n");
    table.print();
    List<String> problems = table.problems();
    if (List.of(args).subList(1, args.length).equals(FULL_BUILD) && !problems.isEmpty()) {
      problems.forEach(System.err::println);
      System.exit(1);
    }
  }

  private void add(String file) {
    Matcher check = CHECK_NAME.matcher(file);
    if (check.find()) {
      long[] sum = counts.computeIfAbsent(check.group(1), name -> new long[2]);
      sum[0] += number(file, "tried");
      sum[1] += number(file, "passed");
    }
  }

  private static long number(String file, String name) {
    Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(file);
    return number.find() ? Long.parseLong(number.group(1)) : 0;
  }

  private List<String> problems() {
    Set<String> all = new TreeSet<>(REQUIRED_CHECKS);
    all.addAll(counts.keySet());
    List<String> problems = new ArrayList<>();
    for (String check : all) {
      long[] sum = counts.getOrDefault(check, new long[2]);
      if (sum[0] == 0) {
        problems.add("No case of this check ran: " + check);
      } else if (sum[0] != sum[1]) {
        problems.add("Some cases of this check failed: " + check);
      }
    }
    return problems;
  }

  private String json() {
    return counts.entrySet().stream()
        .map(
            check ->
                "{\"check\":\"%s\",\"tried\":%d,\"passed\":%d}"
                    .formatted(check.getKey(), check.getValue()[0], check.getValue()[1]))
        .collect(Collectors.joining(",\n ", "[", "]"));
  }

  private void print() {
    System.out.println();
    System.out.printf("%-36s %10s %10s%n", "reliability check", "cases", "passed");
    counts.forEach((check, sum) -> System.out.printf("%-36s %,10d %,10d%n", check, sum[0], sum[1]));
  }
}
