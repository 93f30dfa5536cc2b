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
 * Prints how many tests of all modules passed, failed and were skipped, and the reasons for
 * skipping. Usage: {@code java Totals.java ROOT}. Reads the reports of Surefire.
 */
class Totals {
  private int tests;
  private int failed;
  private int skipped;
  private final Map<String, Integer> skipReasons = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    Totals totals = new Totals();
    for (Path report : reports(Path.of(args[0]))) {
      totals.add(report);
    }
    totals.print();
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

  private void print() {
    System.out.println();
    skipReasons.forEach(
        (reason, count) -> System.out.println("skipped " + count + " in " + reason));
    System.out.println(
        (tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
  }

  private static int number(Element suite, String name) {
    return Integer.parseInt(suite.getAttribute(name));
  }
}
