package wxalbum.thumbnail.picture.imageio;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Gives the reader of each format: TwelveMonkeys' for JPEG (it knows CMYK and profiles) and WebP,
 * Java's own for the others. They are named here, not searched for, so that every class loader
 * finds the same.
 */
final class Readers {
  private final ImageReaderSpi jpeg = new JPEGImageReaderSpi();
  private final ImageReaderSpi webp = new WebPImageReaderSpi();

  Readers() {
    // Registering is what connects the JPEG reader with Java's own, on which it builds.
    IIORegistry.getDefaultInstance().registerServiceProvider(jpeg, ImageReaderSpi.class);
  }

  ImageReader of(PictureType type) {
    try {
      return switch (type) {
        case JPEG -> jpeg.createReaderInstance();
        case WEBP -> webp.createReaderInstance();
        case PNG -> ImageIO.getImageReadersByFormatName("png").next();
        case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
        case HEIC -> throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
