package wxalbum.picture.png;

import java.awt.image.BufferedImage;
import wxalbum.picture.decode.DecoderContract;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.testkit.TestPictures;

class PngDecoderContractTest extends DecoderContract {
  @Override
  protected PictureDecoder decoder() {
    return new PngDecoder();
  }

  @Override
  protected byte[] encode(BufferedImage picture) {
    return TestPictures.encode(picture, "png");
  }
}
