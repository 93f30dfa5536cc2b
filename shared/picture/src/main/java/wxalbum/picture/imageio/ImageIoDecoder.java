package wxalbum.picture.imageio;

import java.awt.Point;
import java.awt.color.CMMException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.JpegEndMarker;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WebpFrame;
import wxalbum.picture.header.WorkBudget;

/**
 * Decodes with the image readers of the JDK and of TwelveMonkeys onto the heap. Pictures are
 * decoded in full where the memory allows it and are otherwise reduced, as are pictures whose many
 * colors must be converted. A picture that does not fit even when reduced has the fault {@link
 * PictureFault#TOO_DEMANDING}.
 */
public final class ImageIoDecoder implements PictureDecoder {
  private final ImageReaderFactory readers = new ImageReaderFactory();

  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    byte[] safe = ProfileHider.hideUnread(bytes, header);
    try {
      return read(safe, header, reduction, budget);
    } catch (CMMException e) {
      // Java's color management rejects the profile. A broken profile counts as absent.
      return readWithoutProfile(safe, header, reduction, budget);
    }
  }

  private DecodedPicture readWithoutProfile(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    try {
      return read(ProfileHider.hideInJpeg(bytes), header, reduction, budget);
    } catch (CMMException e) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE, e);
    }
  }

  private DecodedPicture read(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    ImageReader reader = readers.create(header.type());
    ByteArrayImageInputStream input = new ByteArrayImageInputStream(bytes, budget);
    try {
      makeRoomForWarnings(header.type());
      reader.setInput(input, false, true);
      boolean truncated = header.type() == PictureType.JPEG && !JpegEndMarker.isPresent(bytes);
      boolean convertsColors = JavaColorManagement.converts(reader, header);
      DecodeTarget target =
          DecodeTarget.allocate(
              reader,
              header.size(),
              reduction,
              DecodeTarget.availableMemory(bytes, convertsColors));
      if (convertsColors) {
        budget.charge(JavaColorManagement.work(target.pixels()));
      }
      makeRoomForWarnings(header.type());
      BufferedImage pixels =
          ImageColorConverter.toSrgb(target.fill(reader, input, truncated, budget));
      return switch (header.type()) {
        case JPEG, GIF -> DecodedPicture.onHeap(Java2dFlattener.flatten(pixels));
        case PNG -> applyProfile(Java2dFlattener.flatten(pixels), header);
        case WEBP -> applyProfile(placeFrame(pixels, bytes, header, target.reduction()), header);
        case HEIC -> throw new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE);
      };
    } catch (UndecodablePictureException | CMMException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Image readers throw exceptions of every type for broken files.
      throw new UndecodablePictureException(classify(e, input), e);
    } finally {
      reader.dispose();
    }
  }

  /** Only the JPEG reader warns. */
  private static void makeRoomForWarnings(PictureType type) {
    if (type == PictureType.JPEG) {
      EdenSpace.makeRoomForWarnings();
    }
  }

  /**
   * Applies the profile of the header. The JDK's PNG reader ignores profiles, and the WebP reader
   * aborts at a broken one.
   */
  private static DecodedPicture applyProfile(BufferedImage pixels, PictureHeader header) {
    BufferedImage converted =
        header
            .profile()
            .filter(profile -> profile.srgbConverter().isEmpty())
            .map(profile -> JavaColorManagement.toSrgb(profile, pixels))
            .orElse(pixels);
    return new DecodedPicture(converted, header.srgbConverter(), () -> {});
  }

  /**
   * Places the first frame of an animation onto the whole picture. The WebP reader returns this
   * frame alone, which may cover only a part.
   */
  private static BufferedImage placeFrame(
      BufferedImage frame, byte[] bytes, PictureHeader header, int reduction) {
    WebpFrame place = WebpFrame.first(bytes, header);
    PixelSize whole = header.reducedSize(reduction);
    return Java2dFlattener.flatten(
        frame,
        new Point(place.left() / reduction, place.top() / reduction),
        whole.width(),
        whole.height());
  }

  private static PictureFault classify(Throwable thrown, ByteArrayImageInputStream input) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return PictureFault.TOO_DEMANDING;
      }
      if (cause instanceof UndecodablePictureException fromListener) {
        return fromListener.fault();
      }
    }
    return input.readPastEnd() ? PictureFault.TRUNCATED : PictureFault.UNREADABLE;
  }
}
