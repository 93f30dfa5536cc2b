package wxalbum.picture.heic;

import java.util.Optional;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.ContainerReader;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.WorkBudget;

/** Reads and decodes HEIC. This class is the only entrance to its package. */
public final class HeicFormat implements ContainerReader, PictureDecoder {
  private final HeicDecoder decoder;

  private HeicFormat(HeicDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Loads the native libraries for this machine.
   *
   * @throws UnsatisfiedLinkError when the build contains no libraries for this machine, or another
   *     version; the message states the reason
   */
  public static HeicFormat load() {
    return new HeicFormat(new HeicDecoder(Ffmpeg.load()));
  }

  @Override
  public PictureType type() {
    return PictureType.HEIC;
  }

  @Override
  public PictureHeader readHeader(byte[] file) {
    return HeicFile.read(file).header();
  }

  @Override
  public Optional<byte[]> findExif(byte[] file) {
    return HeicFile.read(file).exif();
  }

  /** The orientation tag of Exif does not apply to HEIC (ISO/IEC 23008-12, A.2.3). */
  @Override
  public Orientation readOrientation(byte[] file) {
    return HeicFile.read(file).orientation();
  }

  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    return decoder.decode(bytes, header, reduction, budget);
  }
}
