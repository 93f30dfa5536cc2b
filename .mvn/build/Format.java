import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks or rewrites the format of all Java files in a folder with google-java-format. Usage:
 * {@code java -cp google-java-format.jar Format.java check|write ROOT}. A check exits with 1 and
 * prints the names of files in another format.
 */
class Format {
  private static final Set<String> SKIPPED_FOLDERS =
      Set.of("target", "node_modules", ".git", ".local", ".serverless");

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add("com.google.googlejavaformat.java.Main");
    command.addAll(write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    javaFiles(Path.of(args[1])).forEach(command::add);
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0 && !write) {
      System.err.println(
          "The files above are not formatted. Run ./mvnw -Pformat -N verify to rewrite them.");
    }
    System.exit(exit);
  }

  private static List<String> javaFiles(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .sorted()
          .flatMap(
              entry -> {
                if (Files.isDirectory(entry)) {
                  boolean skipped = SKIPPED_FOLDERS.contains(entry.getFileName().toString());
                  return skipped ? Stream.<String>empty() : javaFiles(entry).stream();
                }
                return entry.toString().endsWith(".java")
                    ? Stream.of(entry.toString())
                    : Stream.<String>empty();
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
