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
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.geometry.Orientation;
import wxalbum.thumbnail.picture.header.ExifBlock;
import wxalbum.thumbnail.picture.heic.HeicFile;

/**
 * The metadata that a camera wrote into a file (Exif 3.0): orientation, capture time, camera,
 * exposure and position.
 *
 * @param takenAt capture time; empty if the file does not state it
 */
public record PictureMetadata(Orientation orientation, Optional<TakenAt> takenAt, Exif exif) {
  /** The metadata of a file that contains none. */
  public static final PictureMetadata NONE =
      new PictureMetadata(Orientation.UPRIGHT, Optional.empty(), Exif.NONE);

  private static final Logger LOG = LoggerFactory.getLogger(PictureMetadata.class);

  /**
   * Reads the metadata of a file. Damaged metadata counts as absent. Metadata that does not fit in
   * memory counts as absent, too: the entries of a 64 kB block can all refer to the same bytes and
   * expand to 300 MB.
   *
   * @throws UnfitPicture when the file is a HEIC whose container is invalid
   */
  public static PictureMetadata read(byte[] bytes) {
    Optional<PictureType> type = PictureType.of(bytes);
    PictureMetadata exifMetadata = type.map(known -> read(bytes, known)).orElse(NONE);
    return type.equals(Optional.of(PictureType.HEIC))
        ? exifMetadata.lying(HeicFile.read(bytes).orientation())
        : exifMetadata;
  }

  private static PictureMetadata read(byte[] bytes, PictureType type) {
    try {
      Metadata metadata = new Metadata();
      ExifBlock.of(bytes, type)
          .ifPresent(exif -> new ExifReader().extract(new ByteArrayReader(exif), metadata));
      return of(metadata);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.info("Metadata not readable; treating it as absent: {}", e.getClass().getSimpleName());
      return NONE;
    }
  }

  /** Replaces the orientation. In HEIC the container states it and the Exif tag is ignored. */
  private PictureMetadata lying(Orientation orientation) {
    return new PictureMetadata(orientation, takenAt, exif);
  }

  private static PictureMetadata of(Metadata metadata) {
    ExifDirectoryBase ifd0 =
        directory(metadata, ExifIFD0Directory.class).orElseGet(ExifIFD0Directory::new);
    ExifDirectoryBase exifIfd =
        directory(metadata, ExifSubIFDDirectory.class).orElseGet(ExifSubIFDDirectory::new);
    Integer tag = ifd0.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return new PictureMetadata(
        Orientation.of(tag == null ? 0 : tag),
        TakenAt.of(exifIfd),
        ExifTags.read(ifd0, exifIfd, metadata));
  }

  private static <T extends ExifDirectoryBase> Optional<ExifDirectoryBase> directory(
      Metadata metadata, Class<T> type) {
    return Optional.ofNullable(metadata.getFirstDirectoryOfType(type));
  }
}
