package wxalbum.thumbnail.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wxalbum.album.RenditionSize;

/**
 * An input photo.
 *
 * @param file the input file
 * @param target path of its renditions without the suffix of the size
 */
record InputPhoto(Path file, Path target) {
  /**
   * Returns all photos in the given files and directories, sorted by name within a directory. Files
   * in the output directory are skipped.
   *
   * @throws UsageException when a path does not exist, or renditions of two photos would have the
   *     same name
   */
  static List<InputPhoto> findAll(List<Path> paths, Path out) throws IOException {
    List<InputPhoto> photos = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        photos.addAll(findInDirectory(path, out));
      } else if (Files.isRegularFile(path)) {
        photos.add(new InputPhoto(path, out.resolve(path.toAbsolutePath().getFileName())));
      } else {
        throw new UsageException("File not found: " + path);
      }
    }
    requireDistinctTargets(photos);
    return photos;
  }

  /** Returns the output file for a rendition. */
  Path renditionFile(RenditionSize size) {
    return target.resolveSibling(target.getFileName() + "." + size + ".jpg");
  }

  private static List<InputPhoto> findInDirectory(Path directory, Path out) throws IOException {
    // Files.walk does not follow a start path that is a symbolic link; "link/." is a directory.
    Path root = directory.resolve(".");
    Path output = out.toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(root::relativize)
          .sorted()
          .map(name -> new InputPhoto(directory.resolve(name), out.resolve(name)))
          .filter(photo -> !photo.file().toAbsolutePath().normalize().startsWith(output))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void requireDistinctTargets(List<InputPhoto> photos) {
    Map<Path, Path> filesByTarget = new HashMap<>();
    for (InputPhoto photo : photos) {
      Path other = filesByTarget.put(photo.target().toAbsolutePath().normalize(), photo.file());
      if (other != null) {
        throw new UsageException(
            "The renditions of %s and %s would have the same name.".formatted(other, photo.file()));
      }
    }
  }
}
