package wxalbum.thumbnail;

import java.util.Map;
import wxalbum.thumbnail.picture.DerivePictures;
import wxalbum.thumbnail.picture.decode.QuickThenThorough;
import wxalbum.thumbnail.picture.imageio.ImageIoDecoder;
import wxalbum.thumbnail.picture.imageio.ImageIoEncoder;

/** Wires the way from a photo's bytes to its renditions, for the function and the command line. */
public final class Pipeline {
  private Pipeline() {}

  /** The quickest pipeline that this machine can run. */
  public static DerivePictures quickest() {
    return thorough();
  }

  /** The pipeline that runs wherever Java does. */
  public static DerivePictures thorough() {
    return new DerivePictures(
        new QuickThenThorough(Map.of(), new ImageIoDecoder()), new ImageIoEncoder());
  }
}
