package wxalbum.picture.imageio;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * Creates the image reader of each format: that of TwelveMonkeys for JPEG, which supports CMYK and
 * profiles, and for WebP; the JDK's for the others. The classes are named and not looked up, so
 * that every class loader yields the same readers.
 */
final class ImageReaderFactory {
  private final ImageReaderSpi jpeg = new JPEGImageReaderSpi();
  private final ImageReaderSpi webp = new WebPImageReaderSpi();

  ImageReaderFactory() {
    // The JPEG reader delegates to the JDK's reader, which it finds only after registration.
    IIORegistry.getDefaultInstance().registerServiceProvider(jpeg, ImageReaderSpi.class);
  }

  ImageReader create(PictureType type) {
    try {
      return switch (type) {
        case JPEG -> jpeg.createReaderInstance();
        case WEBP -> webp.createReaderInstance();
        case PNG -> ImageIO.getImageReadersByFormatName("png").next();
        case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
        case HEIC -> throw new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
