package wxalbum.thumbnail.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.Exif;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.geometry.Orientation;
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

  /** Reads the metadata of a file; what is broken of it counts as absent. */
  public static PictureMetadata read(byte[] bytes) {
    if (PictureType.of(bytes).equals(Optional.of(PictureType.HEIC))) {
      HeicFile file = HeicFile.read(bytes);
      return read(() -> exif(file)).lying(file.orientation());
    }
    return read(
        () -> ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length));
  }

  private static PictureMetadata read(Callable<Metadata> file) {
    try {
      return of(file.call());
    } catch (Exception e) {
      LOG.info("The metadata cannot be read: {}", e.getClass().getSimpleName());
      return NONE;
    }
  }

  private static Metadata exif(HeicFile file) {
    Metadata metadata = new Metadata();
    file.exif().ifPresent(tiff -> new ExifReader().extract(new ByteArrayReader(tiff), metadata));
    return metadata;
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
