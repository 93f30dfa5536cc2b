package wxalbum.thumbnail.picture.decode;

import java.util.Map;
import wxalbum.album.Dimensions;
import wxalbum.telemetry.Invocation;

/**
 * Lets a quick decoder try what suits it, and a thorough one have the last word on everything that
 * a quick one refuses.
 */
public final class QuickThenThorough implements Decoder {
  private static final int[] REDUCTIONS = {1, 2, 4, 8};

  private final Map<PictureType, Decoder> quick;
  private final Decoder thorough;

  /**
   * A decoder of these.
   *
   * @param quick by the type that each of them knows
   */
  public QuickThenThorough(Map<PictureType, Decoder> quick, Decoder thorough) {
    this.quick = Map.copyOf(quick);
    this.thorough = thorough;
  }

  @Override
  public Decoded decode(byte[] bytes, Header header, int reduction) {
    Decoder first = quick.get(header.type());
    if (first != null && header.suitsQuickDecoders()) {
      try {
        Decoded decoded = first.decode(bytes, header, reduction);
        Invocation.current().note("decoder", "quick");
        return decoded;
      } catch (UnfitPicture refused) {
        Invocation.current().note("quickDecoder", refused.fault().name());
      }
    }
    Invocation.current().note("decoder", "thorough");
    return checked(thorough.decode(bytes, header, reduction), header);
  }

  /** Whoever decodes another frame than the header tells has decoded what no budget was for. */
  private static Decoded checked(Decoded decoded, Header header) {
    Dimensions given = new Dimensions(decoded.pixels().getWidth(), decoded.pixels().getHeight());
    for (int by : REDUCTIONS) {
      if (given.equals(header.reduced(by))) {
        return decoded;
      }
    }
    decoded.close();
    throw new UnfitPicture(Fault.UNREADABLE);
  }
}
