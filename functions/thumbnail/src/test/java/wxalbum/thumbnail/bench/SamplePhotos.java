package wxalbum.thumbnail.bench;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * The photos that are measured unless others are named, made of a committed one. That one was
 * enlarged and is soft, so grain is added until a file is as large as a phone's.
 */
final class SamplePhotos {
  private static final double GRAIN = 4;
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("12 MP baseline", 4000, 3000, PhotoFile.BASELINE),
          new Sample("12 MP progressive", 4000, 3000, PhotoFile.PROGRESSIVE),
          new Sample("12 MP Display P3", 4000, 3000, PhotoFile.DISPLAY_P3),
          new Sample("48 MP", 8000, 6000, PhotoFile.BASELINE),
          new Sample("12 MP PNG", 4000, 3000, PhotoFile.PNG));

  private SamplePhotos() {}

  private record Sample(String name, int width, int height, PhotoFile kind) {
    Path file(Path folder) {
      String ending = kind == PhotoFile.PNG ? ".png" : ".jpg";
      return folder.resolve(name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ending);
    }
  }

  /** Those in a folder, made first where they are missing. */
  static List<Photo> in(Path folder, Path source) throws IOException {
    Files.createDirectories(folder);
    List<Photo> photos = new ArrayList<>();
    for (Sample sample : SAMPLES) {
      Path file = sample.file(folder);
      if (!Files.exists(file)) {
        System.out.println("Making the photo " + sample.name() + " ...");
        BufferedImage soft = ImageIO.read(source.toFile());
        Files.write(file, sample.kind().of(grainy(soft, sample.width(), sample.height())));
      }
      photos.add(Photo.read(sample.name(), file));
    }
    return photos;
  }

  /** A picture filled to a size, with the same grain on every run. */
  static BufferedImage grainy(BufferedImage source, int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    double scale =
        Math.max((double) width / source.getWidth(), (double) height / source.getHeight());
    int wide = (int) Math.ceil(source.getWidth() * scale);
    int high = (int) Math.ceil(source.getHeight() * scale);
    graphics.drawImage(source, (width - wide) / 2, (height - high) / 2, wide, high, null);
    graphics.dispose();
    Random random = new Random(12);
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, line, 0, width);
      for (int x = 0; x < width; x++) {
        line[x] = brighter(line[x], (int) Math.round(GRAIN * random.nextGaussian()));
      }
      picture.setRGB(0, y, width, 1, line, 0, width);
    }
    return picture;
  }

  private static int brighter(int pixel, int by) {
    int red = Math.clamp((pixel >> 16 & 255) + by, 0, 255);
    int green = Math.clamp((pixel >> 8 & 255) + by, 0, 255);
    int blue = Math.clamp((pixel & 255) + by, 0, 255);
    return red << 16 | green << 8 | blue;
  }
}
