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
 * Adds up what the tests tried to break, run as {@code java Reliability.java ROOT -pl=PROJECTS
 * -Dtest=TESTS -DskipTests=SKIP}: prints one table and writes it to {@code
 * target/reliability.json}. Reads the files that {@code wxalbum.testing.Reliability} has left. Ends
 * with 1 where all tests of all projects have run and a check is missing, or did not pass each
 * time.
 */
class Reliability {
  private static final List<String> WHOLE = List.of("-pl=[]", "-Dtest=all", "-DskipTests=false");

  private static final Set<String> REQUIRED =
      Set.of(
          "authorization cells",
          "database troubles",
          "event histories",
          "faults survived",
          "fuzz cases",
          "hostile uploads",
          "idempotent writes",
          "limits held",
          "load held",
          "random histories");

  private static final Pattern TEXT = Pattern.compile("\"check\":\"([^\"]+)\"");

  private final Map<String, long[]> checks = new TreeMap<>();

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
    List<String> faults = table.faults();
    if (List.of(args).subList(1, args.length).equals(WHOLE) && !faults.isEmpty()) {
      faults.forEach(System.err::println);
      System.exit(1);
    }
  }

  private void add(String file) {
    Matcher check = TEXT.matcher(file);
    if (check.find()) {
      long[] sum = checks.computeIfAbsent(check.group(1), name -> new long[2]);
      sum[0] += number(file, "tried");
      sum[1] += number(file, "passed");
    }
  }

  private static long number(String file, String name) {
    Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(file);
    return number.find() ? Long.parseLong(number.group(1)) : 0;
  }

  private List<String> faults() {
    Set<String> all = new TreeSet<>(REQUIRED);
    all.addAll(checks.keySet());
    List<String> faults = new ArrayList<>();
    for (String check : all) {
      long[] sum = checks.getOrDefault(check, new long[2]);
      if (sum[0] == 0) {
        faults.add("Nothing of this was tried: " + check);
      } else if (sum[0] != sum[1]) {
        faults.add("Not each one passed: " + check);
      }
    }
    return faults;
  }

  private String json() {
    return checks.entrySet().stream()
        .map(
            check ->
                "{\"check\":\"%s\",\"tried\":%d,\"passed\":%d}"
                    .formatted(check.getKey(), check.getValue()[0], check.getValue()[1]))
        .collect(Collectors.joining(",\n ", "[", "]"));
  }

  private void print() {
    System.out.println();
    System.out.printf("%-36s %10s %10s%n", "tried to break", "tried", "passed");
    checks.forEach((check, sum) -> System.out.printf("%-36s %,10d %,10d%n", check, sum[0], sum[1]));
  }
}
