import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints how many tests of all modules passed, failed and were skipped, the reasons for skipping,
 * and the parts of the gate that did not run. Usage: {@code java Totals.java ROOT -pl=MODULES
 * -Dtest=TESTS}. Reads the reports of Surefire. In CI, which sets {@code CI=true}, exits with 1 if
 * a part did not run, unless only some modules or tests were selected.
 */
class Totals {
  private static final String NOT_RUN = "not run: ";

  private int tests;
  private int failed;
  private int skipped;
  private boolean ranOnMysql;
  private final Map<String, Integer> skipReasons = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    Totals totals = new Totals();
    for (Path report : reports(Path.of(args[0]))) {
      totals.add(report);
    }
    List<String> notRun = totals.partsNotRun(Path.of(args[0]));
    totals.print(notRun);
    boolean isWhole = args[1].equals("-pl=[]") && args[2].equals("-Dtest=all");
    if (isWhole && !notRun.isEmpty() && "true".equals(System.getenv("CI"))) {
      System.exit(1);
    }
  }

  /** Returns the parts of the gate that this machine did not run, with the reasons. */
  private List<String> partsNotRun(Path root) throws IOException {
    List<String> notRun = new ArrayList<>();
    if (!ranOnMysql) {
      notRun.add("the second run of tests on MySQL: -Dmysql.url is not set (see CONTRIBUTING.md)");
    }
    Path template = root.resolve("target/check-template.txt");
    String check = Files.exists(template) ? Files.readString(template) : "not run: not reached";
    if (check.startsWith(NOT_RUN)) {
      notRun.add("the check of the packaged template: " + check.substring(NOT_RUN.length()));
    }
    skipReasons.keySet().stream()
        .filter(reason -> reason.contains("BrowserTest: "))
        .findFirst()
        .ifPresent(notRun::add);
    return notRun;
  }

  private static List<Path> reports(Path root) throws IOException {
    List<Path> reports = new ArrayList<>();
    for (String modules : List.of("shared", "functions", "local")) {
      try (Stream<Path> files = Files.walk(root.resolve(modules), 4)) {
        files
            .filter(file -> file.getParent().endsWith("target/surefire-reports"))
            .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
            .forEach(reports::add);
      }
    }
    return reports;
  }

  private void add(Path report) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Element suite = builder.parse(report.toFile()).getDocumentElement();
    ranOnMysql |= report.getFileName().toString().endsWith("-on-mysql.xml");
    tests += number(suite, "tests");
    failed += number(suite, "failures") + number(suite, "errors");
    skipped += number(suite, "skipped");
    NodeList skippedElements = suite.getElementsByTagName("skipped");
    for (int i = 0; i < skippedElements.getLength(); i++) {
      Element test = (Element) skippedElements.item(i).getParentNode();
      String reason = ((Element) skippedElements.item(i)).getAttribute("message");
      skipReasons.merge(test.getAttribute("classname") + ": " + reason, 1, Integer::sum);
    }
  }

  private void print(List<String> notRun) {
    System.out.println();
    skipReasons.forEach(
        (reason, count) -> System.out.println("skipped " + count + " in " + reason));
    notRun.forEach(part -> System.out.println(NOT_RUN + part));
    System.out.println(
        (tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
  }

  private static int number(Element suite, String name) {
    return Integer.parseInt(suite.getAttribute(name));
  }
}
