package wxalbum.thumbnail.picture;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.Exif;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.geometry.Orientation;
import wxalbum.thumbnail.picture.header.ExifBlock;
import wxalbum.thumbnail.picture.heic.HeicFile;

/**
 * What the camera wrote into a file, as far as an album wants to know (Exif 3.0).
 *
 * @param takenAt when it was taken; nothing where the camera does not say
 */
public record PictureMetadata(Orientation orientation, Optional<TakenAt> takenAt, Exif exif) {
  /** A file without metadata. */
  public static final PictureMetadata NONE =
      new PictureMetadata(Orientation.UPRIGHT, Optional.empty(), Exif.NONE);

  private static final Logger LOG = LoggerFactory.getLogger(PictureMetadata.class);

  /**
   * Reads the metadata of a file. What is broken of it counts as absent, and so does what finds no
   * room: a block of 64 kB can say 300 MB by saying itself again and again.
   */
  public static PictureMetadata read(byte[] bytes) {
    Optional<PictureType> type = PictureType.of(bytes);
    PictureMetadata written = type.map(known -> read(bytes, known)).orElse(NONE);
    return type.equals(Optional.of(PictureType.HEIC))
        ? written.lying(HeicFile.read(bytes).orientation())
        : written;
  }

  private static PictureMetadata read(byte[] bytes, PictureType type) {
    try {
      Metadata metadata = new Metadata();
      ExifBlock.of(bytes, type)
          .ifPresent(exif -> new ExifReader().extract(new ByteArrayReader(exif), metadata));
      return of(metadata);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.info("The metadata cannot be read: {}", e.getClass().getSimpleName());
      return NONE;
    }
  }

  /** The same where the container says how the picture lies, and EXIF does not count. */
  private PictureMetadata lying(Orientation orientation) {
    return new PictureMetadata(orientation, takenAt, exif);
  }

  private static PictureMetadata of(Metadata metadata) {
    ExifDirectoryBase main =
        directory(metadata, ExifIFD0Directory.class).orElseGet(ExifIFD0Directory::new);
    ExifDirectoryBase shot =
        directory(metadata, ExifSubIFDDirectory.class).orElseGet(ExifSubIFDDirectory::new);
    Integer tag = main.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return new PictureMetadata(
        Orientation.of(tag == null ? 0 : tag),
        TakenAt.of(shot),
        ExifTags.read(main, shot, metadata));
  }

  private static <T extends ExifDirectoryBase> Optional<ExifDirectoryBase> directory(
      Metadata metadata, Class<T> type) {
    return Optional.ofNullable(metadata.getFirstDirectoryOfType(type));
  }
}
