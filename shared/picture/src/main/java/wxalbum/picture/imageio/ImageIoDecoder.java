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

/**
 * Decodes with the image readers of the JDK and of TwelveMonkeys onto the heap. Pictures are
 * decoded in full where the memory allows it and are otherwise reduced. A picture that does not fit
 * even when reduced has the fault {@link PictureFault#TOO_DEMANDING}.
 */
public final class ImageIoDecoder implements PictureDecoder {
  private final ImageReaderFactory readers = new ImageReaderFactory();

  @Override
  public DecodedPicture decode(byte[] bytes, PictureHeader header, int reduction) {
    try {
      return read(bytes, header, reduction);
    } catch (CMMException e) {
      // Java's color management rejects the profile. A broken profile counts as absent.
      return readWithoutProfile(bytes, header, reduction);
    }
  }

  private DecodedPicture readWithoutProfile(byte[] bytes, PictureHeader header, int reduction) {
    try {
      return read(ProfileHider.hideInJpeg(bytes), header, reduction);
    } catch (CMMException e) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE, e);
    }
  }

  private DecodedPicture read(byte[] bytes, PictureHeader header, int reduction) {
    ImageReader reader = readers.create(header.type());
    ByteArrayImageInputStream input =
        new ByteArrayImageInputStream(
            header.type() == PictureType.WEBP ? ProfileHider.hideInWebp(bytes) : bytes);
    try {
      makeRoomForWarnings(header.type());
      reader.setInput(input, false, true);
      boolean truncated = header.type() == PictureType.JPEG && !JpegEndMarker.isPresent(bytes);
      DecodeTarget target =
          DecodeTarget.allocate(
              reader, header.size(), reduction, DecodeTarget.availableMemory(bytes));
      makeRoomForWarnings(header.type());
      BufferedImage pixels = ImageColorConverter.toSrgb(target.fill(reader, input, truncated));
      return switch (header.type()) {
        case JPEG, GIF -> DecodedPicture.onHeap(Java2dFlattener.flatten(pixels));
        case PNG -> applyProfile(Java2dFlattener.flatten(pixels), header);
        case WEBP ->
            applyProfile(placeFrame(pixels, bytes, header.size(), target.reduction()), header);
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
      BufferedImage frame, byte[] bytes, PixelSize whole, int reduction) {
    Point corner = WebpFrameOffset.find(bytes);
    return Java2dFlattener.flatten(
        frame,
        new Point(corner.x / reduction, corner.y / reduction),
        Math.ceilDiv(whole.width(), reduction),
        Math.ceilDiv(whole.height(), reduction));
  }

  private static PictureFault classify(Throwable thrown, ByteArrayImageInputStream input) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return PictureFault.TOO_DEMANDING;
      }
    }
    return input.readPastEnd() ? PictureFault.TRUNCATED : PictureFault.UNREADABLE;
  }
}
