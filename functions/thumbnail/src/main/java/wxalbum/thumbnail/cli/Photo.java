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
 * A photo to make renditions of.
 *
 * @param file where it lies
 * @param target where its renditions go, but for the end of the name
 */
record Photo(Path file, Path target) {
  /**
   * All photos under the named files and folders, by name.
   *
   * @throws Misuse when something is not there, or when renditions of two would get one name
   */
  static List<Photo> found(List<Path> named, Path out) throws IOException {
    List<Photo> photos = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        photos.addAll(inFolder(path, out));
      } else if (Files.isRegularFile(path)) {
        photos.add(new Photo(path, out.resolve(path.toAbsolutePath().getFileName())));
      } else {
        throw new Misuse("There is no file " + path + ".");
      }
    }
    refuseCollisions(photos);
    return photos;
  }

  /** The file for a rendition. */
  Path rendition(RenditionSize size) {
    return target.resolveSibling(target.getFileName() + "." + size + ".jpg");
  }

  private static List<Photo> inFolder(Path folder, Path out) throws IOException {
    // A folder that is a link is not walked into, what lies in it is.
    Path inside = folder.resolve(".");
    Path results = out.toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(inside)) {
      return files
          .filter(Files::isRegularFile)
          .map(inside::relativize)
          .sorted()
          .map(name -> new Photo(folder.resolve(name), out.resolve(name)))
          .filter(photo -> !photo.file().toAbsolutePath().normalize().startsWith(results))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void refuseCollisions(List<Photo> photos) {
    Map<Path, Path> taken = new HashMap<>();
    for (Photo photo : photos) {
      Path other = taken.put(photo.target().toAbsolutePath().normalize(), photo.file());
      if (other != null) {
        throw new Misuse(
            "The renditions of %s and %s would get one name.".formatted(other, photo.file()));
      }
    }
  }
}
