package wxalbum.picture.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wxalbum.picture.header.UndecodablePictureException;

/** Finds the photos to measure. */
final class PhotoFinder {
  private PhotoFinder() {}

  /**
   * Returns the photos of the folder in the options, or the sample photos.
   *
   * @throws BenchmarkUsageException when the folder contains no photo
   */
  static List<BenchmarkPhoto> find(BenchmarkOptions options, PrintStream output)
      throws IOException {
    if (options.photoFolder().isEmpty()) {
      return SamplePhotos.findOrCreate(
          options.root().resolve("shared/picture/target/bench"),
          options.root().resolve("local/photos/dragonfly.jpg"),
          output);
    }
    Path folder = options.photoFolder().get();
    List<BenchmarkPhoto> photos = new ArrayList<>();
    for (Path file : listFiles(folder)) {
      try {
        photos.add(BenchmarkPhoto.read(String.valueOf(file.getFileName()), file));
      } catch (UndecodablePictureException e) {
        output.println("Skipped " + file.getFileName() + ": not a supported picture");
      }
    }
    if (photos.isEmpty()) {
      throw new BenchmarkUsageException(
          "-Dphotos must name a folder of photos; no photo found in " + folder);
    }
    return photos;
  }

  private static List<Path> listFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
