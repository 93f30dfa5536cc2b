package wxalbum.picture.header;

import java.util.Optional;

/**
 * Reads the container of a format that a build can leave out. {@link HeaderReader} and {@link
 * MetadataFinder} read all other formats.
 */
public interface ContainerReader {
  /** Returns the type of the files that this reader reads. */
  PictureType type();

  /**
   * Returns the header of a file. The {@linkplain DecodeLimits limits} are not checked.
   *
   * @throws UndecodablePictureException when the kind of picture is not supported, the file
   *     violates the rules of its format, or it ends too early
   */
  PictureHeader readHeader(byte[] file);

  /**
   * Returns the Exif block, which is a TIFF structure; empty if the file contains none.
   *
   * @throws UndecodablePictureException as {@link #readHeader}
   */
  Optional<byte[]> findExif(byte[] file);

  /**
   * Returns the orientation that the container states. It replaces the orientation tag of Exif.
   *
   * @throws UndecodablePictureException as {@link #readHeader}
   */
  Orientation readOrientation(byte[] file);
}
