package wxalbum.picture.decode;

import java.util.Map;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.WorkBudget;

/**
 * Chooses a decoder by the type of the picture.
 *
 * @param decoders the decoders of single types
 * @param others the decoder of all other types
 */
public record DecoderByType(Map<PictureType, PictureDecoder> decoders, PictureDecoder others)
    implements PictureDecoder {
  public DecoderByType {
    decoders = Map.copyOf(decoders);
  }

  @Override
  public DecodedPicture decode(
      byte[] bytes, PictureHeader header, int reduction, WorkBudget budget) {
    return decoderOf(header).decode(bytes, header, reduction, budget);
  }

  @Override
  public long work(PictureHeader header) {
    return decoderOf(header).work(header);
  }

  private PictureDecoder decoderOf(PictureHeader header) {
    return decoders.getOrDefault(header.type(), others);
  }
}
