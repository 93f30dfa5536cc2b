package wxalbum.thumbnail.picture.decode;

import java.util.Map;
import wxalbum.album.Dimensions;
import wxalbum.telemetry.Invocation;

/**
 * Tries a quick decoder where one suits the picture, and falls back to a thorough decoder for every
 * picture that the quick one rejects.
 */
public final class QuickThenThorough implements Decoder {
  private static final int[] REDUCTIONS = {1, 2, 4, 8};

  private final Map<PictureType, Decoder> quick;
  private final Decoder thorough;

  /**
   * Creates a decoder that chooses among others.
   *
   * @param quick the quick decoders by the type that each supports
   * @param thorough the decoder that decides about every other picture
   */
  public QuickThenThorough(Map<PictureType, Decoder> quick, Decoder thorough) {
    this.quick = Map.copyOf(quick);
    this.thorough = thorough;
  }

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    Decoder decoder = quick.get(header.type());
    if (decoder != null && header.suitsQuickDecoders()) {
      try {
        Decoded decoded = decoder.decode(bytes, header, reduction);
        Invocation.current().note("decoder", "quick");
        return decoded;
      } catch (UnfitPicture e) {
        Invocation.current().note("quickDecoderFault", e.fault().name());
      }
    }
    Invocation.current().note("decoder", "thorough");
    return checked(thorough.decode(bytes, header, reduction), header);
  }

  /**
   * Returns the decoded picture when its size is the header's size or a reduction of it. Any other
   * size means that another frame was decoded, whose size was never checked against the pixel
   * budget.
   *
   * @throws UnfitPicture when the size differs; the decoded picture is closed before
   */
  private static Decoded checked(Decoded decoded, Header header) {
    Dimensions actual = new Dimensions(decoded.pixels().getWidth(), decoded.pixels().getHeight());
    for (int reduction : REDUCTIONS) {
      if (actual.equals(header.reduced(reduction))) {
        return decoded;
      }
    }
    decoded.close();
    throw new UnfitPicture(Fault.UNREADABLE);
  }
}
