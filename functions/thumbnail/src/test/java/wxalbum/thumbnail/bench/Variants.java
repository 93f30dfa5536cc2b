package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The variants that are compared. */
final class Variants {
  static final List<String> SHARP = List.of("sharp", "sharp-tuned");

  private Variants() {}

  /** Those that need nothing but Java. */
  static List<Variant> ofJava() {
    List<Variant> variants = List.of(new PlainThumbnailator(), new DecodeOnce(), Wxalbum.three());
    preferTheReadersOfJava();
    return variants;
  }

  /**
   * The variant of a name.
   *
   * @param sharp folder whose {@code node_modules} has sharp, for those that want it
   */
  static Variant named(String name, Path sharp) throws IOException {
    if (SHARP.contains(name)) {
      return new Sharp(name, new NodeProcess(sharp));
    }
    return ofJava().stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * TwelveMonkeys' readers come first where they are present; who uses Thumbnailator lacks them.
   */
  private static void preferTheReadersOfJava() {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    List<ImageReaderSpi> readers = new ArrayList<>();
    ImageIO.getImageReadersByFormatName("jpeg")
        .forEachRemaining((ImageReader reader) -> readers.add(reader.getOriginatingProvider()));
    for (ImageReaderSpi first : readers) {
      for (ImageReaderSpi second : readers) {
        if (first.getClass().getName().startsWith("com.sun.") && first != second) {
          registry.setOrdering(ImageReaderSpi.class, first, second);
        }
      }
    }
  }
}
