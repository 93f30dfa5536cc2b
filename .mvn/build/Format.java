import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks or rewrites the format of every Java file below a folder with google-java-format, run as
 * {@code java -cp google-java-format.jar Format.java check|write ROOT}. Exits with 1 when checking
 * finds a file in another format, and names it.
 */
class Format {
  private static final Set<String> SKIPPED =
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
    sources(Path.of(args[1])).forEach(command::add);
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0 && !write) {
      System.err.println(
          "The files above are not in the project's format: ./mvnw -Pformat -N verify");
    }
    System.exit(exit);
  }

  private static List<String> sources(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .sorted()
          .flatMap(
              entry -> {
                if (Files.isDirectory(entry)) {
                  boolean skipped = SKIPPED.contains(entry.getFileName().toString());
                  return skipped ? Stream.<String>empty() : sources(entry).stream();
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
