package wxalbum.picture.metadata;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.picture.header.ContainerReader;
import wxalbum.picture.header.MetadataFinder;
import wxalbum.picture.header.MetadataKind;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * The metadata that a camera wrote into a file (Exif 3.0): orientation, capture time, camera,
 * exposure and position.
 *
 * @param captureTime capture time; empty if the file does not state it
 */
public record PictureMetadata(
    Orientation orientation, Optional<CaptureTime> captureTime, CameraMetadata camera) {
  /** The metadata of a file that contains none. */
  public static final PictureMetadata NONE =
      new PictureMetadata(Orientation.UPRIGHT, Optional.empty(), CameraMetadata.EMPTY);

  private static final Logger LOG = LoggerFactory.getLogger(PictureMetadata.class);

  /**
   * Reads the metadata of a file of a built-in format. Damaged metadata counts as absent. Metadata
   * that takes too much work counts as absent, too: the entries of a 64 kB block can all refer to
   * the same bytes. If a file has several Exif blocks, each value is taken from the first block
   * that contains it. XMP has the capture time if no Exif block has one.
   */
  public static PictureMetadata read(byte[] file) {
    Optional<PictureType> type = PictureType.detect(file);
    if (type.isEmpty()) {
      return NONE;
    }
    PictureMetadata exif =
        MetadataFinder.find(file, type.get(), MetadataKind.EXIF).stream()
            .map(PictureMetadata::readExif)
            .reduce(NONE, PictureMetadata::withDefaults);
    return exif.captureTime.isPresent() ? exif : exif.withXmp(file, type.get());
  }

  /**
   * Reads the metadata of a file of an optional format.
   *
   * @throws UndecodablePictureException when the container is invalid
   */
  public static PictureMetadata read(byte[] file, ContainerReader container) {
    return container
        .findExif(file)
        .filter(exif -> exif.length <= MetadataFinder.MAX_BYTES)
        .map(PictureMetadata::readExif)
        .orElse(NONE)
        .withOrientation(container.readOrientation(file));
  }

  private static PictureMetadata readExif(byte[] block) {
    return orNone(() -> fromExif(new ExifBlockReader(ExifRepair.repair(block)).read()));
  }

  private PictureMetadata withXmp(byte[] file, PictureType type) {
    return withDefaults(
        orNone(
            () ->
                new PictureMetadata(
                    Orientation.UPRIGHT,
                    MetadataFinder.find(file, type, MetadataKind.XMP).stream()
                        .flatMap(document -> XmpDate.parse(document).stream())
                        .findFirst(),
                    CameraMetadata.EMPTY)));
  }

  private static PictureMetadata orNone(Supplier<PictureMetadata> reader) {
    try {
      return reader.get();
    } catch (RuntimeException e) {
      LOG.info("Metadata not readable; treating it as absent: {}", e.getClass().getSimpleName());
      return NONE;
    }
  }

  /** Returns these metadata with what is missing taken from others. */
  private PictureMetadata withDefaults(PictureMetadata others) {
    return new PictureMetadata(
        orientation == Orientation.UPRIGHT ? others.orientation : orientation,
        captureTime.or(others::captureTime),
        camera.equals(CameraMetadata.EMPTY) ? others.camera : camera);
  }

  private PictureMetadata withOrientation(Orientation orientation) {
    return new PictureMetadata(orientation, captureTime, camera);
  }

  private static PictureMetadata fromExif(Metadata metadata) {
    ExifDirectoryBase ifd0 =
        findDirectory(metadata, ExifIFD0Directory.class).orElseGet(ExifIFD0Directory::new);
    ExifDirectoryBase exifIfd =
        findDirectory(metadata, ExifSubIFDDirectory.class).orElseGet(ExifSubIFDDirectory::new);
    Integer tag = ifd0.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return new PictureMetadata(
        Orientation.fromExif(tag == null ? 0 : tag),
        new CaptureTimeParser(ifd0, exifIfd, metadata.getFirstDirectoryOfType(GpsDirectory.class))
            .parse(),
        ExifParser.parse(ifd0, exifIfd, metadata));
  }

  private static <T extends ExifDirectoryBase> Optional<ExifDirectoryBase> findDirectory(
      Metadata metadata, Class<T> type) {
    return Optional.ofNullable(metadata.getFirstDirectoryOfType(type));
  }
}
