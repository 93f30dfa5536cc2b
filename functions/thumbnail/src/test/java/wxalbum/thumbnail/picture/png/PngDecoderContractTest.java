package wxalbum.thumbnail.picture.png;

import java.awt.image.BufferedImage;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.DecoderContract;

class PngDecoderContractTest extends DecoderContract {
  @Override
  protected Decoder decoder() {
    return new PngDecoder();
  }

  @Override
  protected byte[] file(BufferedImage picture) {
    return TestPictures.written(picture, "png");
  }
}
