import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Packages the service with osls and checks the template ({@code npm run check-template}). Usage:
 * {@code java CheckTemplate.java ROOT}. Without a usable node or npm it prints one line and
 * succeeds. Exits with 1 if the check fails.
 */
class CheckTemplate {
  private static final String CHECK_NODE_VERSION =
      "const [a, b] = process.versions.node.split('.').map(Number);"
          + "process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)";

  public static void main(String[] args) throws InterruptedException {
    Path root = Path.of(args[0]);
    if (!succeeds(root, Redirect.DISCARD, "node", "-e", CHECK_NODE_VERSION)) {
      skip("node 20.19 or later is not on the PATH");
    } else if (!succeeds(root, Redirect.DISCARD, "npm", "--version")) {
      skip("npm is not on the PATH");
    } else if (!Files.isDirectory(root.resolve("node_modules"))
        && !succeeds(root, Redirect.DISCARD, "npm", "ci")) {
      skip("npm ci failed");
    } else if (!succeeds(root, Redirect.INHERIT, "npm", "run", "--silent", "check-template")) {
      System.exit(1);
    }
  }

  private static boolean succeeds(Path root, Redirect output, String... arguments)
      throws InterruptedException {
    List<String> command = new ArrayList<>(List.of(arguments));
    if (System.getProperty("os.name").startsWith("Windows") && arguments[0].equals("npm")) {
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
    System.out.println("Skipped the check of the packaged template: " + reason + ".");
  }
}
