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
 * Decodes with Java's own image readers and TwelveMonkeys', onto the heap, in full where there is
 * room for that. What finds no room although it was reduced is {@link Fault#TOO_DEMANDING}.
 */
public final class ImageIoDecoder implements Decoder {
  private final Readers readers = new Readers();

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    try {
      return read(bytes, header, reduction);
    } catch (CMMException broken) {
      // Colour management cannot use the profile, and a broken one counts as none.
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
      boolean cut = header.type() == PictureType.JPEG && !JpegEnd.isThere(bytes);
      Canvas canvas = Canvas.of(reader, header.size(), reduction, Canvas.roomBeside(bytes));
      BufferedImage pixels = Srgb.of(canvas.filled(reader, input, cut));
      return switch (header.type()) {
        case JPEG, GIF -> Decoded.onHeap(OntoWhite.of(pixels));
        case PNG -> profiled(OntoWhite.of(pixels), header);
        case WEBP -> profiled(framed(pixels, bytes, header.size(), canvas.reduction()), header);
        case HEIC -> throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
      };
    } catch (UnfitPicture | CMMException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // Readers meet broken files with exceptions of every kind.
      throw new UnfitPicture(fault(e, input), e);
    } finally {
      reader.dispose();
    }
  }

  /** Java's reader of PNG leaves profiles to others; that of WebP breaks off at a broken one. */
  private static Decoded profiled(BufferedImage pixels, Header header) {
    BufferedImage converted =
        header
            .profile()
            .filter(profile -> profile.toSrgb().isEmpty())
            .map(profile -> TableProfile.toSrgb(profile, pixels))
            .orElse(pixels);
    return new Decoded(converted, header.toSrgb(), () -> {});
  }

  /** The reader of WebP gives the first of several frames alone, which may be a part of all. */
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
