package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.WorkBudget;

/**
 * Computes and creates the renditions of a picture. A rendition is upright and never larger than
 * the original. Each is created from the smallest available picture that is large enough.
 *
 * @param originalSize upright size of the original in pixels; the decoded picture may be smaller
 * @param specs the renditions to create; they are sorted from the largest to the smallest
 */
record RenditionPlan(PixelSize originalSize, List<RenditionSpec> specs) {
  RenditionPlan {
    specs =
        specs.stream()
            .sorted(Comparator.comparingInt(RenditionSpec::longestSide).reversed())
            .toList();
  }

  /**
   * Returns the largest divisor of both sides, 1, 2, 4 or 8, by which the decoder may reduce the
   * picture.
   */
  int maxReduction() {
    int reduction = 8;
    while (reduction > 1 && !sufficesForAll(reducedSize(reduction))) {
      reduction /= 2;
    }
    return reduction;
  }

  /**
   * Returns the work of creating the renditions, in the unit of {@link WorkBudget}. The resizer
   * visits every pixel once. Each line and each column has a cost of its own.
   *
   * @param decoded size of the decoded picture
   */
  static long work(PixelSize decoded) {
    long pixels = (long) decoded.width() * decoded.height();
    return 15 * pixels + 200L * (decoded.width() + (long) decoded.height());
  }

  /**
   * Creates the renditions from the decoded picture, which may be reduced. They are returned from
   * the largest to the smallest.
   */
  Map<RenditionSpec, BufferedImage> render(Picture decoded) {
    Map<RenditionSpec, BufferedImage> renditions = new LinkedHashMap<>();
    for (RenditionSpec spec : specs) {
      renditions.put(spec, create(spec, smallestSufficientSource(spec, renditions, decoded)));
    }
    return renditions;
  }

  private Picture smallestSufficientSource(
      RenditionSpec spec, Map<RenditionSpec, BufferedImage> created, Picture decoded) {
    Picture smallest = decoded;
    for (Map.Entry<RenditionSpec, BufferedImage> larger : created.entrySet()) {
      Picture candidate = Picture.ofUprightSrgb(larger.getValue());
      if (!larger.getKey().isCropped() && suffices(candidate.uprightSize(), spec)) {
        smallest = candidate;
      }
    }
    return smallest;
  }

  private BufferedImage create(RenditionSpec spec, Picture source) {
    Picture picture = source;
    for (PictureOperation step : operations(spec, source)) {
      picture = step.apply(picture);
    }
    return picture.pixels();
  }

  private List<PictureOperation> operations(RenditionSpec spec, Picture source) {
    return List.of(
        new CropCenter(spec.aspectRatio().orElse(source.uprightSize())),
        new Downscale(targetSize(spec)),
        new ConvertToSrgb());
  }

  private PixelSize reducedSize(int divisor) {
    return new PixelSize(
        Math.ceilDiv(originalSize.width(), divisor), Math.ceilDiv(originalSize.height(), divisor));
  }

  private boolean sufficesForAll(PixelSize source) {
    return specs.stream().allMatch(spec -> suffices(source, spec));
  }

  private boolean suffices(PixelSize source, RenditionSpec spec) {
    PixelSize crop = CropCenter.cropSize(spec.aspectRatio().orElse(source), source);
    PixelSize target = targetSize(spec);
    return crop.width() >= target.width() && crop.height() >= target.height();
  }

  /** Computes the size from the original, not from a reduced picture: rounding must not add up. */
  private PixelSize targetSize(RenditionSpec spec) {
    return spec.sizeOf(originalSize);
  }
}
