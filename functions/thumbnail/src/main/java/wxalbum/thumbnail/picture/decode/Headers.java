package wxalbum.thumbnail.picture.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.heic.HeicFile;

/** Reads headers with Java's image readers, and holds pictures to the budget. */
public final class Headers {
  /** Pixels of the largest picture that the contract admits. */
  private static final long MAX_PIXELS = 200_000_000;

  /** A progressive JPEG is held in memory whole, by three bytes a pixel and more. */
  private static final long MAX_PROGRESSIVE_PIXELS = 67_108_864;

  /** Three planes of the largest tile of a HEIC. */
  private static final long MAX_WORKING_BYTES = 192L << 20;

  private Headers() {}

  /**
   * Reads the header of a picture of any type that is known.
   *
   * @throws UnfitPicture when the type is not known, the header is broken or cut, or the picture is
   *     over the budget
   */
  public static Header read(byte[] bytes) {
    PictureType type =
        PictureType.of(bytes).orElseThrow(() -> new UnfitPicture(Fault.UNSUPPORTED_TYPE));
    if (type == PictureType.HEIC) {
      return withinBudget(HeicFile.read(bytes).header());
    }
    Dimensions size = size(bytes);
    if ((long) size.width() * size.height() > MAX_PIXELS) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
    JpegFrame frame = JpegFrame.of(bytes);
    if (type == PictureType.JPEG
        && frame.progressive()
        && (long) size.width() * size.height() > MAX_PROGRESSIVE_PIXELS) {
      throw new UnfitPicture(Fault.TOO_DEMANDING);
    }
    boolean common = type == PictureType.JPEG ? frame.common() : isSimpleWebp(bytes);
    return new Header(type, size, common, 0, Optional.empty());
  }

  private static Header withinBudget(Header header) {
    if ((long) header.size().width() * header.size().height() > MAX_PIXELS) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
    if (header.workingBytes() > MAX_WORKING_BYTES) {
      throw new UnfitPicture(Fault.TOO_DEMANDING);
    }
    return header;
  }

  /** A lossy WebP without alpha, profile and motion (RFC 9649, section 2.5). */
  private static boolean isSimpleWebp(byte[] bytes) {
    return bytes.length > 16
        && "VP8 ".equals(new String(bytes, 12, 4, StandardCharsets.ISO_8859_1));
  }

  private static Dimensions size(byte[] bytes) {
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new UnfitPicture(Fault.UNREADABLE);
      }
      ImageReader reader = readers.next();
      reader.setInput(input);
      return new Dimensions(reader.getWidth(0), reader.getHeight(0));
    } catch (UnfitPicture unfit) {
      throw unfit;
    } catch (IOException | RuntimeException e) {
      // Readers meet broken headers with exceptions of every kind.
      throw new UnfitPicture(Fault.UNREADABLE, e);
    }
  }
}
