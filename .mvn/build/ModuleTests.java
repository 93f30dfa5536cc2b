import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints how many tests of a module passed, failed and were skipped, and every failed test with its
 * stack trace and its output. Usage: {@code java ModuleTests.java REPORTS MODULE STARTED [SUFFIX]},
 * with Surefire's report directory, the name of the module, the time in milliseconds at which the
 * module started, and the suffix {@code -on-mysql} for the second run of tests. Exits with 1 if a
 * test failed. Prints nothing if no test ran.
 */
class ModuleTests {
  /** Maximum number of lines that are printed of the output of a failed test. */
  private static final int MAX_OUTPUT_LINES = 200;

  private static final String LAUNCHER_FRAME = "at org.junit.platform.";

  private int tests;
  private int failed;
  private int skipped;
  private final StringBuilder failures = new StringBuilder();

  public static void main(String[] args) throws Exception {
    ModuleTests module = new ModuleTests();
    String suffix = args.length > 3 ? args[3] : "";
    for (Path report : reports(Path.of(args[0]), suffix)) {
      module.add(report);
    }
    if (module.tests > 0) {
      module.print(args[1] + suffix.replace('-', ' '), Long.parseLong(args[2]));
    }
    if (module.failed > 0) {
      System.exit(1);
    }
  }

  /**
   * Returns the reports of one run of the tests.
   *
   * @param suffix the end of the names of the reports, or empty for the first run
   */
  private static List<Path> reports(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .filter(file -> suffixOf(file).equals(suffix))
          .sorted()
          .toList();
    }
  }

  private static String suffixOf(Path report) {
    return report.getFileName().toString().endsWith("-on-mysql.xml") ? "-on-mysql" : "";
  }

  private void add(Path report) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Element suite = builder.parse(report.toFile()).getDocumentElement();
    tests += number(suite, "tests");
    failed += number(suite, "failures") + number(suite, "errors");
    skipped += number(suite, "skipped");
    for (Element test : elements(suite, "testcase")) {
      for (String outcome : List.of("failure", "error")) {
        elements(test, outcome).forEach(failure -> addFailure(test, failure, report));
      }
    }
  }

  private void addFailure(Element test, Element failure, Path report) {
    String testClass = test.getAttribute("classname");
    failures.append("\nFAILED ").append(testClass).append('.').append(test.getAttribute("name"));
    failures.append('\n').append(withoutLauncher(failure.getTextContent())).append('\n');
    for (String stream : List.of("system-out", "system-err")) {
      for (Element output : elements(test, stream)) {
        failures.append(stream.equals("system-out") ? "--- output" : "--- error output");
        failures.append(" of this test (").append(testClass).append("-output.txt in ");
        failures.append(report.getParent()).append(" has all that the class printed)\n");
        failures.append(lastLines(withoutLauncher(output.getTextContent()))).append('\n');
      }
    }
  }

  /** Removes the frames below the test method from all stack traces. They are always the same. */
  private static String withoutLauncher(String text) {
    StringJoiner kept = new StringJoiner("\n");
    boolean inLauncher = false;
    for (String line : text.strip().lines().toList()) {
      String frame = line.strip();
      inLauncher = frame.startsWith(LAUNCHER_FRAME) || (inLauncher && frame.startsWith("at "));
      if (!inLauncher) {
        kept.add(line);
      }
    }
    return kept.toString();
  }

  private static String lastLines(String output) {
    List<String> lines = output.lines().toList();
    int hidden = Math.max(0, lines.size() - MAX_OUTPUT_LINES);
    String text = String.join("\n", lines.subList(hidden, lines.size()));
    return hidden == 0 ? text : "(" + hidden + " earlier lines are left out)\n" + text;
  }

  private void print(String module, long started) {
    long seconds = (System.currentTimeMillis() - started + 500) / 1000;
    System.out.printf(
        "      %s: %d passed, %d failed, %d skipped in %d s%n",
        module, tests - failed - skipped, failed, skipped, seconds);
    if (failed > 0) {
      System.out.println(failures);
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static int number(Element suite, String name) {
    return Integer.parseInt(suite.getAttribute(name));
  }
}
