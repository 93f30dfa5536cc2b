package wxalbum.picture.imageio;

import java.awt.image.BufferedImage;
import wxalbum.picture.JpegVariant;
import wxalbum.picture.decode.DecoderContract;
import wxalbum.picture.decode.PictureDecoder;

class ImageIoDecoderContractTest extends DecoderContract {
  @Override
  protected PictureDecoder decoder() {
    return new ImageIoDecoder();
  }

  @Override
  protected byte[] encode(BufferedImage picture) {
    return JpegVariant.BASELINE_420.encode(picture);
  }
}
