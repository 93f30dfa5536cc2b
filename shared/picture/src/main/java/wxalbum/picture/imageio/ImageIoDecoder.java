package wxalbum.picture.imageio;

import java.awt.Point;
import java.awt.color.CMMException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import wxalbum.picture.color.IccColorSpace;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.JpegCoefficients;
import wxalbum.picture.decode.JpegEndMarker;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.GifFrame;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.PngDataEnd;
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
    } catch (CMMException | ProfileMismatchException e) {
      // A profile that Java's color management or the reader rejects counts as absent.
      return readWithoutProfile(safe, header, reduction, budget);
    }
  }

  private DecodedPicture readWithoutProfile(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    budget.charge(work(header));
    try {
      return read(ProfileHider.hideInJpeg(bytes), header, reduction, budget);
    } catch (CMMException | ProfileMismatchException e) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE, e);
    }
  }

  private DecodedPicture read(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    ImageReader reader = readers.create(header.type());
    boolean truncated = isTruncatedJpeg(bytes, header);
    ByteArrayImageInputStream input = new ByteArrayImageInputStream(bytes, budget);
    if (truncated) {
      input.setPatch(new Patch(bytes.length, JpegEndMarker.bytes()));
    }
    try {
      makeRoomForWarnings(header.type());
      reader.setInput(input, false, true);
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
      if (header.type() == PictureType.PNG) {
        PngDataEnd.find(bytes)
            .ifPresent(end -> input.setPatch(new Patch(end.chunkOffset(), end.lengthField())));
      }
      makeRoomForWarnings(header.type());
      BufferedImage pixels =
          ImageColorConverter.toSrgb(target.fill(reader, input, truncated, budget));
      return switch (header.type()) {
        case GIF -> DecodedPicture.onHeap(placeGifFrame(pixels, bytes, header, target.reduction()));
        case JPEG -> applyGrayProfile(Java2dFlattener.flatten(pixels), header);
        case PNG -> applyProfile(Java2dFlattener.flatten(pixels), header);
        case WEBP -> applyProfile(placeFrame(pixels, bytes, header, target.reduction()), header);
        case HEIC -> throw new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE);
      };
    } catch (UndecodablePictureException | CMMException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw header.profile().isPresent() && header.type() == PictureType.JPEG
          ? new ProfileMismatchException(e)
          : new UndecodablePictureException(classify(e, input, header, truncated), e);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Image readers throw exceptions of every type for broken files.
      throw new UndecodablePictureException(classify(e, input, header, truncated), e);
    } finally {
      reader.dispose();
    }
  }

  /**
   * Returns whether a file is a JPEG without its end marker. Readers warn where the data ends if
   * more than the marker is missing.
   *
   * @throws UndecodablePictureException when later scans are missing, which readers do not notice
   */
  private static boolean isTruncatedJpeg(byte[] bytes, PictureHeader header) {
    if (header.type() != PictureType.JPEG || JpegEndMarker.isPresent(bytes)) {
      return false;
    }
    if (header.hasSeveralScans() && !JpegCoefficients.areComplete(bytes)) {
      throw new UndecodablePictureException(PictureFault.TRUNCATED);
    }
    return true;
  }

  /** Only the JPEG reader warns. */
  private static void makeRoomForWarnings(PictureType type) {
    if (type == PictureType.JPEG) {
      EdenSpace.makeRoomForWarnings();
    }
  }

  /** Returns a picture whose gray profile is still to be applied; its reader applies any other. */
  private static DecodedPicture applyGrayProfile(BufferedImage pixels, PictureHeader header) {
    return header.hasProfileOf(IccColorSpace.GRAY)
        ? new DecodedPicture(pixels, header.srgbConverter(), () -> {})
        : DecodedPicture.onHeap(pixels);
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
    return place(frame, place.left(), place.top(), header, reduction);
  }

  /** Places the first frame of a GIF onto its logical screen. */
  private static BufferedImage placeGifFrame(
      BufferedImage frame, byte[] bytes, PictureHeader header, int reduction) {
    GifFrame place = GifFrame.first(bytes);
    return place(frame, place.left(), place.top(), header, reduction);
  }

  private static BufferedImage place(
      BufferedImage frame, int left, int top, PictureHeader header, int reduction) {
    PixelSize whole = header.reducedSize(reduction);
    return Java2dFlattener.flatten(
        frame, new Point(left / reduction, top / reduction), whole.width(), whole.height());
  }

  /**
   * A reader that reads to the end of a file and then fails for another reason is no truncation.
   */
  private static PictureFault classify(
      Throwable thrown, ByteArrayImageInputStream input, PictureHeader header, boolean truncated) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return PictureFault.TOO_DEMANDING;
      }
      if (cause instanceof UndecodablePictureException fromListener) {
        return fromListener.fault();
      }
    }
    boolean endedEarly = header.type() == PictureType.JPEG ? truncated : input.readPastEnd();
    return endedEarly ? PictureFault.TRUNCATED : PictureFault.UNREADABLE;
  }

  /** Thrown when the reader finds that a profile does not fit the samples. */
  private static final class ProfileMismatchException extends RuntimeException {
    ProfileMismatchException(IllegalArgumentException cause) {
      super(cause);
    }
  }
}
