import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packages the service with osls and checks the template ({@code npm run check-template}). Usage:
 * {@code java CheckTemplate.java ROOT}. Writes its output to {@code target/check-template.txt}.
 * Without a usable node or npm it writes the reason there and succeeds; {@link Totals} prints it.
 * Exits with 1 if the check fails.
 */
class CheckTemplate {
  private static final String CHECK_NODE_VERSION =
      "const [a, b] = process.versions.node.split('.').map(Number);"
          + "process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)";

  /** The line above the failed checks in the output of node. */
  private static final String FAILURES = "✖ failing tests:";

  private static final Pattern PASSED = Pattern.compile("(?m)^. pass (\\d+)$");

  public static void main(String[] args) throws InterruptedException, IOException {
    Path root = Path.of(args[0]);
    Path output = Files.createDirectories(root.resolve("target")).resolve("check-template.txt");
    if (!succeeds(root, Redirect.DISCARD, "node", "-e", CHECK_NODE_VERSION)) {
      Files.writeString(output, "not run: node 20.19 or later is not on the PATH");
    } else if (!succeeds(root, Redirect.DISCARD, "npm", "--version")) {
      Files.writeString(output, "not run: npm is not on the PATH");
    } else {
      install(root, output);
      check(root, output);
    }
  }

  /** Installs the packages of npm unless they are installed. */
  private static void install(Path root, Path output) throws InterruptedException, IOException {
    if (!Files.isDirectory(root.resolve("node_modules"))
        && !succeeds(root, Redirect.to(output.toFile()), "npm", "ci", "--ignore-scripts")) {
      System.out.println(Files.readString(output));
      System.exit(1);
    }
  }

  /** Prints the number of checks that passed, or else the failed ones. */
  private static void check(Path root, Path output) throws InterruptedException, IOException {
    Redirect redirect = Redirect.to(output.toFile());
    boolean succeeded = succeeds(root, redirect, "npm", "run", "--silent", "check-template");
    String text = Files.readString(output);
    if (!succeeded) {
      System.out.println(text.substring(Math.max(0, text.indexOf(FAILURES))));
      System.exit(1);
    }
    Matcher passed = PASSED.matcher(text);
    System.out.println(
        "      cloud: " + (passed.find() ? passed.group(1) : "all") + " checks passed");
  }

  private static boolean succeeds(Path root, Redirect output, String... arguments)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(arguments));
    if (System.getProperty("os.name").startsWith("Windows") && arguments[0].equals("npm")) {
      command.addAll(0, List.of("cmd", "/c"));
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.redirectErrorStream(true).redirectOutput(output);
    try {
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
