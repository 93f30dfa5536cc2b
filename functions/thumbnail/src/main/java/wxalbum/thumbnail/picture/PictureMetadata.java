package wxalbum.thumbnail.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.Exif;
import wxalbum.thumbnail.picture.geometry.Orientation;

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

  /** Reads the metadata of a file; what is broken of it counts as absent. */
  public static PictureMetadata read(byte[] bytes) {
    try {
      return of(ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length));
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      LOG.info("The metadata cannot be read: {}", e.getClass().getSimpleName());
      return NONE;
    }
  }

  /** The same of a file that says otherwise how its picture lies. */
  PictureMetadata lying(Orientation orientation) {
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
