package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures how quickly, how well and with how much memory renditions are made: Thumbnailator in two
 * ways, the project's pipeline, and sharp in two ways where it is there.
 */
public final class PictureBenchmark {
  private static final int ROUNDS = 9;

  private final Options options;
  private final List<Variant> compared;
  private final Variant everything = Wxalbum.all();

  private PictureBenchmark(Options options, List<Variant> compared) {
    this.options = options;
    this.compared = compared;
  }

  /** Measures with the options of {@link Options}. */
  public static void main(String[] none) throws IOException, InterruptedException {
    Options options = Options.ofSystemProperties();
    System.out.println(Machine.onOneCore().description());
    List<Variant> compared = new ArrayList<>(Variants.ofJava());
    Optional<String> missing = options.sharp().flatMap(NodeProcess::missing);
    missing.ifPresent(System.out::println);
    if (options.sharp().isPresent() && missing.isEmpty()) {
      NodeProcess node = new NodeProcess(options.sharp().get());
      Variants.SHARP.forEach(name -> compared.add(new Sharp(name, node)));
    }
    new PictureBenchmark(options, compared).measure();
    compared.forEach(Variant::close);
  }

  private void measure() throws IOException, InterruptedException {
    List<Figures> all = new ArrayList<>();
    for (Photo photo : photos()) {
      all.addAll(measure(photo));
    }
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), FiguresJson.of(all));
    }
  }

  private List<Figures> measure(Photo photo) throws IOException, InterruptedException {
    System.out.printf("%n%s%n", photo.description());
    progress("measuring time");
    List<Variant> variants = new ArrayList<>(compared);
    variants.add(everything);
    Alternation alternation = new Alternation(photo).measure(variants, ROUNDS);
    progress("measuring likeness and memory");
    Likeness likeness = new Likeness(photo);
    List<Figures> rows = new ArrayList<>();
    for (Variant variant : compared) {
      rows.add(figures(photo, variant, alternation, likeness));
    }
    System.out.print(FiguresTable.of(rows));
    if (alternation.failure(everything).isEmpty()) {
      double millis = Figures.median(alternation.runs(everything), Run::millis);
      System.out.printf(
          Locale.ROOT, "All that wxalbum keeps (5 renditions, placeholder): %.1f ms%n", millis);
    }
    return rows;
  }

  private Figures figures(Photo photo, Variant variant, Alternation alternation, Likeness likeness)
      throws IOException, InterruptedException {
    Optional<String> failure = alternation.failure(variant);
    if (failure.isPresent()) {
      return Figures.failed(photo.name(), variant.name(), failure.get());
    }
    List<Run> runs = alternation.runs(variant);
    return Figures.of(
        photo.name(),
        variant.name(),
        runs,
        PeakMemory.of(variant.name(), photo, options.sharp().orElse(options.root())),
        likeness.of(runs.getLast().jpegs()));
  }

  private List<Photo> photos() throws IOException {
    if (options.photos().isEmpty()) {
      return SamplePhotos.in(
          Path.of("target/bench-photos"),
          options.root().resolve("local/src/test/photos/dragonfly.jpg"));
    }
    List<Photo> photos = new ArrayList<>();
    try (Stream<Path> files = Files.list(options.photos().get())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        photos.add(Photo.read(String.valueOf(file.getFileName()), file));
      }
    }
    return photos;
  }

  private static void progress(String what) {
    System.out.println("... " + what);
  }
}
