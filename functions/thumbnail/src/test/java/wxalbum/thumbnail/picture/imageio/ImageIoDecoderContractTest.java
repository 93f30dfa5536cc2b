package wxalbum.thumbnail.picture.imageio;

import java.awt.image.BufferedImage;
import wxalbum.thumbnail.picture.JpegKind;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.DecoderContract;

class ImageIoDecoderContractTest extends DecoderContract {
  @Override
  protected Decoder decoder() {
    return new ImageIoDecoder();
  }

  @Override
  protected byte[] file(BufferedImage picture) {
    return JpegKind.BASELINE_420.of(picture);
  }
}
