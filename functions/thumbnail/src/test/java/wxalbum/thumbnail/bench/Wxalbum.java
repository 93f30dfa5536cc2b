package wxalbum.thumbnail.bench;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import wxalbum.album.RenditionSize;
import wxalbum.thumbnail.Pipeline;
import wxalbum.thumbnail.picture.DerivePictures;

/** The pipeline of this project. */
final class Wxalbum extends JavaVariant {
  private static final Set<RenditionSize> THREE =
      Set.of(RenditionSize.LARGE, RenditionSize.MEDIUM, RenditionSize.SMALL);

  private final String name;
  private final Function<byte[], Map<RenditionSize, byte[]>> pipeline;

  private Wxalbum(String name, Function<byte[], Map<RenditionSize, byte[]>> pipeline) {
    this.name = name;
    this.pipeline = pipeline;
  }

  /** Returns the variant that makes the renditions that all variants make. */
  static Wxalbum three() {
    DerivePictures pictures = Pipeline.quickest();
    return new Wxalbum("wxalbum", photo -> pictures.only(THREE, photo));
  }

  /**
   * Returns the variant that makes everything that is stored for a photo: five renditions and the
   * placeholder.
   */
  static Wxalbum everything() {
    DerivePictures pictures = Pipeline.quickest();
    return new Wxalbum("wxalbum, everything", photo -> pictures.from(photo).jpegs());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  Map<Integer, byte[]> jpegs(Photo photo) {
    return pipeline.apply(photo.bytes()).entrySet().stream()
        .collect(Collectors.toMap(jpeg -> jpeg.getKey().longestSide(), Map.Entry::getValue));
  }
}
