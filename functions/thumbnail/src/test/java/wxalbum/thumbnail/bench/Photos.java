package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** Finds the photos to measure. */
final class Photos {
  private Photos() {}

  /**
   * Returns the photos of the folder in the options, or the sample photos.
   *
   * @throws Misuse when the folder contains no photo
   */
  static List<Photo> of(Options options, PrintStream output) throws IOException {
    if (options.photos().isEmpty()) {
      return SamplePhotos.in(
          options.root().resolve("functions/thumbnail/target/bench"),
          options.root().resolve("local/src/test/photos/dragonfly.jpg"),
          output);
    }
    Path folder = options.photos().get();
    List<Photo> photos = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        photos.add(Photo.read(String.valueOf(file.getFileName()), file));
      } catch (UnfitPicture e) {
        output.println("Skipped " + file.getFileName() + ": not a supported picture");
      }
    }
    if (photos.isEmpty()) {
      throw new Misuse("-Dphotos must name a folder of photos; no photo found in " + folder);
    }
    return photos;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
