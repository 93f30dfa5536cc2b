package wxalbum.picture.decode;

import java.util.Map;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;

/**
 * Tries a quick decoder where one suits the picture, and falls back to a thorough decoder for every
 * picture that the quick one rejects. The work of a decoder is charged before it runs.
 */
public final class FallbackDecoder implements PictureDecoder {
  private static final int[] REDUCTIONS = {1, 2, 4, 8};

  private final Map<PictureType, PictureDecoder> quick;
  private final PictureDecoder thorough;
  private final ProcessingListener listener;

  /**
   * Creates a decoder that chooses among others.
   *
   * @param quick the quick decoders by the type that each supports
   * @param thorough the decoder that decides about every other picture
   * @param listener receives the choice as {@code decoder}, and the fault of a quick decoder that
   *     failed as {@code quickDecoderFault}
   */
  public FallbackDecoder(
      Map<PictureType, PictureDecoder> quick,
      PictureDecoder thorough,
      ProcessingListener listener) {
    this.quick = Map.copyOf(quick);
    this.thorough = thorough;
    this.listener = listener;
  }

  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    PictureDecoder decoder = quick.get(header.type());
    if (decoder != null && header.suitsQuickDecoders()) {
      budget.charge(decoder.work(header));
      try {
        DecodedPicture decoded = decoder.decode(bytes, header, reduction, budget);
        listener.putField("decoder", "quick");
        return decoded;
      } catch (UndecodablePictureException e) {
        listener.putField("quickDecoderFault", e.fault().name());
      }
    }
    budget.charge(thorough.work(header));
    listener.putField("decoder", "thorough");
    return requireExpectedSize(thorough.decode(bytes, header, reduction, budget), header);
  }

  /**
   * Returns the decoded picture when its size is the header's size or a reduction of it. Any other
   * size means that another frame was decoded, whose size was never checked against the pixel
   * budget.
   *
   * @throws UndecodablePictureException when the size differs; the decoded picture is closed before
   */
  private static DecodedPicture requireExpectedSize(DecodedPicture decoded, PictureHeader header) {
    PixelSize actual = new PixelSize(decoded.pixels().getWidth(), decoded.pixels().getHeight());
    for (int reduction : REDUCTIONS) {
      if (actual.equals(header.reducedSize(reduction))) {
        return decoded;
      }
    }
    decoded.close();
    throw new UndecodablePictureException(PictureFault.UNREADABLE);
  }
}
