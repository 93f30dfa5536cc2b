package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures how much memory a variant takes when a process does nothing else. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
  private static final Pattern ANSWER = Pattern.compile("peak (\\d+)");
  private static final int RUNS = 3;

  private PeakMemory() {}

  /** Makes a photo's renditions three times: variant, file, and the folder of sharp. */
  public static void main(String[] arguments) throws IOException {
    Photo photo = Photo.read("", Path.of(arguments[1]));
    try (Variant variant = Variants.named(arguments[0], Path.of(arguments[2]))) {
      for (int i = 0; i < RUNS; i++) {
        var _ = variant.run(photo);
      }
      System.out.println("peak " + variant.peakKibibytes());
    }
  }

  /** Mebibytes that a variant takes for a photo; nothing where Linux is not there to tell. */
  static OptionalInt of(String variant, Photo photo, Path sharp)
      throws IOException, InterruptedException {
    if (!Files.exists(STATUS)) {
      return OptionalInt.empty();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-Djava.awt.headless=true"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dwxalbum.log=none"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(PeakMemory.class.getName(), variant));
    command.addAll(List.of(photo.file().toString(), sharp.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var _ = process.waitFor();
    Matcher peak = ANSWER.matcher(output);
    return peak.find()
        ? OptionalInt.of(Math.ceilDiv(Integer.parseInt(peak.group(1)), 1024))
        : OptionalInt.empty();
  }

  /** Most kibibytes that this process has held. */
  static long ofThisProcess() throws IOException {
    Matcher peak = PEAK.matcher(Files.readString(STATUS));
    if (!peak.find()) {
      throw new IOException("no peak in the status of this process");
    }
    return Long.parseLong(peak.group(1));
  }
}
