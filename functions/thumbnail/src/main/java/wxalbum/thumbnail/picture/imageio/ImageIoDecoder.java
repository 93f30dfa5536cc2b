package wxalbum.thumbnail.picture.imageio;

import java.awt.Point;
import java.awt.color.CMMException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.JpegEnd;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Decodes with the image readers of the JDK and of TwelveMonkeys onto the heap. Pictures are
 * decoded in full where the memory allows it and are otherwise reduced. A picture that does not fit
 * even when reduced has the fault {@link Fault#TOO_DEMANDING}.
 */
public final class ImageIoDecoder implements Decoder {
  private final Readers readers = new Readers();

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    try {
      return read(bytes, header, reduction);
    } catch (CMMException e) {
      // Java's color management rejects the profile. A broken profile counts as absent.
      return readWithoutProfile(bytes, header, reduction);
    }
  }

  private Decoded readWithoutProfile(byte[] bytes, Header header, int reduction) {
    try {
      return read(HiddenProfile.inJpeg(bytes), header, reduction);
    } catch (CMMException e) {
      throw new UnfitPicture(Fault.UNREADABLE, e);
    }
  }

  private Decoded read(byte[] bytes, Header header, int reduction) {
    ImageReader reader = readers.of(header.type());
    PictureInput input =
        new PictureInput(header.type() == PictureType.WEBP ? HiddenProfile.inWebp(bytes) : bytes);
    try {
      reader.setInput(input, false, true);
      boolean truncated = header.type() == PictureType.JPEG && !JpegEnd.isThere(bytes);
      Canvas target = Canvas.of(reader, header.size(), reduction, Canvas.roomBeside(bytes));
      BufferedImage pixels = Srgb.of(target.filled(reader, input, truncated));
      return switch (header.type()) {
        case JPEG, GIF -> Decoded.onHeap(OntoWhite.of(pixels));
        case PNG -> profiled(OntoWhite.of(pixels), header);
        case WEBP -> profiled(framed(pixels, bytes, header.size(), target.reduction()), header);
        case HEIC -> throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
      };
    } catch (UnfitPicture | CMMException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Image readers throw exceptions of every type for broken files.
      throw new UnfitPicture(fault(e, input), e);
    } finally {
      reader.dispose();
    }
  }

  /**
   * Applies the profile of the header. The JDK's PNG reader ignores profiles, and the WebP reader
   * aborts at a broken one.
   */
  private static Decoded profiled(BufferedImage pixels, Header header) {
    BufferedImage converted =
        header
            .profile()
            .filter(profile -> profile.toSrgb().isEmpty())
            .map(profile -> TableProfile.toSrgb(profile, pixels))
            .orElse(pixels);
    return new Decoded(converted, header.toSrgb(), () -> {});
  }

  /**
   * Places the first frame of an animation onto the whole picture. The WebP reader returns this
   * frame alone, which may cover only a part.
   */
  private static BufferedImage framed(
      BufferedImage frame, byte[] bytes, Dimensions whole, int reduction) {
    Point corner = WebpFrame.corner(bytes);
    return OntoWhite.of(
        frame,
        new Point(corner.x / reduction, corner.y / reduction),
        Math.ceilDiv(whole.width(), reduction),
        Math.ceilDiv(whole.height(), reduction));
  }

  private static Fault fault(Throwable thrown, PictureInput input) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return Fault.TOO_DEMANDING;
      }
    }
    return input.ranOut() ? Fault.TRUNCATED : Fault.UNREADABLE;
  }
}
