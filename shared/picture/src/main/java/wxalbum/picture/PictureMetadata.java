package wxalbum.picture;

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
import wxalbum.picture.decode.PictureType;
import wxalbum.picture.decode.UndecodablePictureException;
import wxalbum.picture.header.ExifFinder;
import wxalbum.picture.heic.HeicFile;
import wxalbum.picture.resample.Orientation;

/**
 * The metadata that a camera wrote into a file (Exif 3.0): orientation, capture time, camera,
 * exposure and position.
 *
 * @param captureTime capture time; empty if the file does not state it
 */
public record PictureMetadata(
    Orientation orientation, Optional<CaptureTime> captureTime, Exif exif) {
  /** The metadata of a file that contains none. */
  public static final PictureMetadata NONE =
      new PictureMetadata(Orientation.UPRIGHT, Optional.empty(), Exif.EMPTY);

  private static final Logger LOG = LoggerFactory.getLogger(PictureMetadata.class);

  /**
   * Reads the metadata of a file. Damaged metadata counts as absent. Metadata that does not fit in
   * memory counts as absent, too: the entries of a 64 kB block can all refer to the same bytes and
   * expand to 300 MB.
   *
   * @throws UndecodablePictureException when the file is a HEIC whose container is invalid
   */
  public static PictureMetadata read(byte[] bytes) {
    Optional<PictureType> type = PictureType.detect(bytes);
    PictureMetadata exifMetadata = type.map(known -> readExif(bytes, known)).orElse(NONE);
    return type.equals(Optional.of(PictureType.HEIC))
        ? exifMetadata.withOrientation(HeicFile.read(bytes).orientation())
        : exifMetadata;
  }

  private static PictureMetadata readExif(byte[] bytes, PictureType type) {
    try {
      Metadata metadata = new Metadata();
      ExifFinder.find(bytes, type)
          .ifPresent(exif -> new ExifReader().extract(new ByteArrayReader(exif), metadata));
      return fromExif(metadata);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.info("Metadata not readable; treating it as absent: {}", e.getClass().getSimpleName());
      return NONE;
    }
  }

  /** Replaces the orientation. In HEIC the container states it and the Exif tag is ignored. */
  private PictureMetadata withOrientation(Orientation orientation) {
    return new PictureMetadata(orientation, captureTime, exif);
  }

  private static PictureMetadata fromExif(Metadata metadata) {
    ExifDirectoryBase ifd0 =
        findDirectory(metadata, ExifIFD0Directory.class).orElseGet(ExifIFD0Directory::new);
    ExifDirectoryBase exifIfd =
        findDirectory(metadata, ExifSubIFDDirectory.class).orElseGet(ExifSubIFDDirectory::new);
    Integer tag = ifd0.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return new PictureMetadata(
        Orientation.fromExif(tag == null ? 0 : tag),
        CaptureTime.fromExif(exifIfd),
        ExifParser.parse(ifd0, exifIfd, metadata));
  }

  private static <T extends ExifDirectoryBase> Optional<ExifDirectoryBase> findDirectory(
      Metadata metadata, Class<T> type) {
    return Optional.ofNullable(metadata.getFirstDirectoryOfType(type));
  }
}
