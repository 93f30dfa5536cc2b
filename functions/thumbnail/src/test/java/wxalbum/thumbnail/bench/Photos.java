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
   * Those of the folder that is named, or the samples.
   *
   * @throws Misuse when the folder has none
   */
  static List<Photo> of(Options options, PrintStream user) throws IOException {
    if (options.photos().isEmpty()) {
      return SamplePhotos.in(
          options.root().resolve("functions/thumbnail/target/bench"),
          options.root().resolve("local/src/test/photos/dragonfly.jpg"),
          user);
    }
    Path folder = options.photos().get();
    List<Photo> photos = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        photos.add(Photo.read(String.valueOf(file.getFileName()), file));
      } catch (UnfitPicture unfit) {
        user.println("Left out: " + file.getFileName() + " is no picture that can be shown");
      }
    }
    if (photos.isEmpty()) {
      throw new Misuse("-Dphotos names a folder of photos; there is none in " + folder);
    }
    return photos;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
