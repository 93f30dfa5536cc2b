package wxalbum.picture.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wxalbum.picture.PictureProcessor;
import wxalbum.picture.PictureProcessors;
import wxalbum.picture.RenditionSpec;
import wxalbum.picture.TestProcessor;

/** The pipeline of this project, which also makes the placeholder. */
final class PipelineVariant extends JavaVariant {
  private final String name;
  private final List<RenditionSpec> specs;
  private final PictureProcessor pictures = new PictureProcessors(false, phases).quick();

  private PipelineVariant(String name, List<RenditionSpec> specs) {
    this.name = name;
    this.specs = specs;
  }

  /** Returns the variant that makes the renditions that all variants make. */
  static PipelineVariant comparedRenditions() {
    return new PipelineVariant(
        "wxalbum", LONGEST_SIDES.stream().map(RenditionSpec::uncropped).toList());
  }

  /** Returns the variant that makes all five renditions that are stored for a photo. */
  static PipelineVariant allRenditions() {
    return new PipelineVariant("wxalbum, everything", TestProcessor.RENDITIONS);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  Map<Integer, byte[]> createJpegs(BenchmarkPhoto photo) {
    return pictures.process(photo.bytes(), specs).jpegRenditions().entrySet().stream()
        .collect(Collectors.toMap(jpeg -> jpeg.getKey().longestSide(), Map.Entry::getValue));
  }
}
