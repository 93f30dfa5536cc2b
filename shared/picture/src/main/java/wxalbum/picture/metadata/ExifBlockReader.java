package wxalbum.picture.metadata;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * Reads an Exif block with a limit of steps. Directories may overlap, and entries may share their
 * bytes. Without the limit, a block of 64 kB makes the library read terabytes.
 */
final class ExifBlockReader extends ByteArrayReader {
  /** The maximum number of steps, 16 for each byte of the largest block. */
  static final int MAX_STEPS = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(ExifBlockReader.class);

  private int stepCount;

  ExifBlockReader(byte[] block) {
    super(block);
  }

  /**
   * Returns the tags of the directories that {@link CameraTagHandler} enters. Damaged parts are
   * skipped.
   *
   * @throws UndecodablePictureException of {@link PictureFault#TOO_COMPLEX} when reading takes more
   *     than {@value #MAX_STEPS} steps
   */
  Metadata read() {
    Metadata metadata = new Metadata();
    try {
      new TiffReader().processTiff(this, new CameraTagHandler(metadata, this), 0);
    } catch (TiffProcessingException | IOException e) {
      LOG.debug("Exif block is damaged; using the tags before the damage", e);
    }
    return metadata;
  }

  /** Returns the number of steps so far: each byte that was read, and more for other work. */
  int stepCount() {
    return stepCount;
  }

  /** Counts steps before they are done. */
  void addSteps(int steps) {
    stepCount += steps;
    if (stepCount > MAX_STEPS) {
      throw new UndecodablePictureException(PictureFault.TOO_COMPLEX);
    }
  }

  @Override
  public byte getByte(int index) throws IOException {
    addSteps(1);
    return super.getByte(index);
  }

  @Override
  public byte[] getBytes(int index, int count) throws IOException {
    addSteps(Math.max(0, count));
    return super.getBytes(index, count);
  }
}
