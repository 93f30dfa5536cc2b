import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Packages the service with osls and checks the template ({@code npm run check-template}), run as
 * {@code java CheckTemplate.java ROOT}. Where node or its packages cannot be had it says so in one
 * line and succeeds. Exits with 1 when the check fails.
 */
class CheckTemplate {
  private static final String IS_CURRENT =
      "const [a, b] = process.versions.node.split('.').map(Number);"
          + "process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)";

  public static void main(String[] args) throws InterruptedException {
    Path root = Path.of(args[0]);
    if (!succeeds(root, Redirect.DISCARD, "node", "-e", IS_CURRENT)) {
      skip("there is no node 20.19 or later on the PATH");
    } else if (!succeeds(root, Redirect.DISCARD, "npm", "--version")) {
      skip("there is no npm on the PATH");
    } else if (!Files.isDirectory(root.resolve("node_modules"))
        && !succeeds(root, Redirect.DISCARD, "npm", "ci")) {
      skip("npm ci could not fetch its packages");
    } else if (!succeeds(root, Redirect.INHERIT, "npm", "run", "--silent", "check-template")) {
      System.exit(1);
    }
  }

  private static boolean succeeds(Path root, Redirect output, String... words)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(words));
    if (System.getProperty("os.name").startsWith("Windows") && words[0].equals("npm")) {
      command.addAll(0, List.of("cmd", "/c"));
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.redirectError(Redirect.INHERIT).redirectOutput(output);
    try {
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void skip(String reason) {
    System.out.println("Skipped: the check of the packaged template, because " + reason + ".");
  }
}
