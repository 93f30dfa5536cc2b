package wxalbum.picture.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * The photos that are measured by default, all made from one committed photo. That photo is softer
 * than photos from phones, so grain is added, the same on every machine.
 */
final class SamplePhotos {
  /**
   * The standard deviation of the grain. With it, 12 megapixels take as many bytes as on a phone.
   */
  private static final double GRAIN_DEVIATION = 6;

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("12 MP baseline", 4000, 3000, PhotoEncoding.BASELINE),
          new Sample("12 MP progressive", 4000, 3000, PhotoEncoding.PROGRESSIVE),
          new Sample("12 MP Display P3", 4000, 3000, PhotoEncoding.DISPLAY_P3),
          new Sample("48 MP baseline", 8000, 6000, PhotoEncoding.BASELINE),
          new Sample("12 MP PNG", 4000, 3000, PhotoEncoding.PNG));

  private SamplePhotos() {}

  private record Sample(String name, int width, int height, PhotoEncoding encoding) {
    Path fileIn(Path folder) {
      String extension = encoding == PhotoEncoding.PNG ? ".png" : ".jpg";
      return folder.resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + extension);
    }
  }

  /**
   * Returns the sample photos of a folder. Missing ones are made from the source photo first. Each
   * file is written under another name and then moved, so that an interrupted run leaves no partial
   * photo.
   */
  static List<BenchmarkPhoto> findOrCreate(Path folder, Path source, PrintStream output)
      throws IOException {
    Files.createDirectories(folder);
    List<BenchmarkPhoto> photos = new ArrayList<>();
    for (Sample sample : SAMPLES) {
      Path file = sample.fileIn(folder);
      if (!Files.exists(file)) {
        output.println("Creating " + file.getFileName() + " ...");
        Path partial = folder.resolve("begun");
        Files.write(
            partial,
            sample.encoding().encode(createGrainy(source, sample.width(), sample.height())));
        Files.move(partial, file);
      }
      photos.add(BenchmarkPhoto.read(sample.name(), file));
    }
    return photos;
  }

  /** Returns the source photo scaled and cropped to a size, with grain. */
  static BufferedImage createGrainy(Path source, int width, int height) throws IOException {
    BufferedImage picture =
        Thumbnails.of(source.toFile())
            .crop(Positions.CENTER)
            .size(width, height)
            .imageType(BufferedImage.TYPE_INT_RGB)
            .asBufferedImage();
    Random random = new Random(12);
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, line, 0, width);
      for (int x = 0; x < width; x++) {
        line[x] = brighten(line[x], (int) Math.round(GRAIN_DEVIATION * random.nextGaussian()));
      }
      picture.setRGB(0, y, width, 1, line, 0, width);
    }
    return picture;
  }

  private static int brighten(int pixel, int difference) {
    int red = Math.clamp((pixel >> 16 & 255) + difference, 0, 255);
    int green = Math.clamp((pixel >> 8 & 255) + difference, 0, 255);
    int blue = Math.clamp((pixel & 255) + difference, 0, 255);
    return red << 16 | green << 8 | blue;
  }
}
