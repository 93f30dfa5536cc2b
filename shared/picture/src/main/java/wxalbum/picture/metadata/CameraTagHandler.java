package wxalbum.picture.metadata;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifTiffHandler;
import java.util.Set;

/**
 * Receives the tags of the directories IFD0, Exif and GPS. Other directories are not entered, which
 * bounds the depth of the recursion. Maker notes and embedded formats are not parsed.
 */
final class CameraTagHandler extends ExifTiffHandler {
  private static final int EXIF_IFD_POINTER = 0x8769;
  private static final int GPS_IFD_POINTER = 0x8825;

  /** Steps of creating a directory, whose memory is that of many bytes. */
  private static final int STEPS_PER_DIRECTORY = 256;

  private final ExifBlockReader reader;

  /**
   * Creates a handler.
   *
   * @param reader counts the steps
   */
  CameraTagHandler(Metadata metadata, ExifBlockReader reader) {
    super(metadata, null, 0);
    this.reader = reader;
  }

  /** Counts a step, since an entry may ask for each of its 16000 values without reading one. */
  @Override
  public boolean tryEnterSubIfd(int tag) {
    reader.addSteps(1);
    boolean hasCameraTags =
        _currentDirectory instanceof ExifIFD0Directory
            && (tag == EXIF_IFD_POINTER || tag == GPS_IFD_POINTER);
    if (!hasCameraTags) {
      return false;
    }
    reader.addSteps(STEPS_PER_DIRECTORY);
    return super.tryEnterSubIfd(tag);
  }

  /** Returns false: the next directory describes the embedded thumbnail. */
  @Override
  public boolean hasFollowerIfd() {
    return false;
  }

  /** Returns false, so that the tag is read like any other. */
  @Override
  public boolean customProcessTag(
      int tagOffset,
      Set<Integer> processedIfdOffsets,
      int tiffHeaderOffset,
      RandomAccessReader source,
      int tag,
      int byteCount) {
    return false;
  }
}
