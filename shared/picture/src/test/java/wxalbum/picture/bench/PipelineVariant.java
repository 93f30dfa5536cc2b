package wxalbum.picture.bench;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import wxalbum.album.RenditionSize;
import wxalbum.picture.PictureProcessor;
import wxalbum.picture.PictureProcessors;

/** The pipeline of this project. */
final class PipelineVariant extends JavaVariant {
  private static final Set<RenditionSize> COMPARED_SIZES =
      Set.of(RenditionSize.LARGE, RenditionSize.MEDIUM, RenditionSize.SMALL);

  private final String name;
  private final Function<byte[], Map<RenditionSize, byte[]>> pipeline;

  private PipelineVariant(String name, Function<byte[], Map<RenditionSize, byte[]>> pipeline) {
    this.name = name;
    this.pipeline = pipeline;
  }

  /** Returns the variant that makes the renditions that all variants make. */
  static PipelineVariant comparedRenditions() {
    PictureProcessor pictures = PictureProcessors.fastest();
    return new PipelineVariant(
        "wxalbum", photo -> pictures.createRenditions(COMPARED_SIZES, photo));
  }

  /**
   * Returns the variant that makes everything that is stored for a photo: five renditions and the
   * placeholder.
   */
  static PipelineVariant allRenditions() {
    PictureProcessor pictures = PictureProcessors.fastest();
    return new PipelineVariant(
        "wxalbum, everything", photo -> pictures.process(photo).jpegRenditions());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  Map<Integer, byte[]> createJpegs(BenchmarkPhoto photo) {
    return pipeline.apply(photo.bytes()).entrySet().stream()
        .collect(Collectors.toMap(jpeg -> jpeg.getKey().longestSide(), Map.Entry::getValue));
  }
}
