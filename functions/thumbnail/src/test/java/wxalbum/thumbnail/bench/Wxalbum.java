package wxalbum.thumbnail.bench;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.Invocation;
import wxalbum.thumbnail.Pipeline;
import wxalbum.thumbnail.picture.DerivePictures;

/** The project's pipeline, making the three renditions that the others make. */
final class Wxalbum implements Variant {
  private static final Set<RenditionSize> SIZES =
      Set.of(RenditionSize.LARGE, RenditionSize.MEDIUM, RenditionSize.SMALL);

  private final DerivePictures pictures = Pipeline.quickest();

  @Override
  public String name() {
    return "wxalbum";
  }

  @Override
  public Run run(Photo photo) {
    return Invocation.watching(
        invocation -> {
          long start = System.nanoTime();
          Map<RenditionSize, byte[]> jpegs = pictures.only(SIZES, photo.bytes());
          double millis = (System.nanoTime() - start) / 1e6;
          return new Run(millis, Optional.of(split(invocation.phases())), bySide(jpegs));
        });
  }

  /** Milliseconds that everything takes that is kept of a photo: five renditions, placeholder. */
  double allThatIsKept(Photo photo) {
    long start = System.nanoTime();
    var _ = pictures.from(photo.bytes());
    return (System.nanoTime() - start) / 1e6;
  }

  private static Run.Split split(Map<String, Double> phases) {
    return new Run.Split(
        phases.getOrDefault("decode", 0.0),
        phases.getOrDefault("resize", 0.0),
        phases.getOrDefault("encode", 0.0));
  }

  private static Map<Integer, byte[]> bySide(Map<RenditionSize, byte[]> jpegs) {
    return jpegs.entrySet().stream()
        .collect(Collectors.toMap(jpeg -> jpeg.getKey().longestSide(), Map.Entry::getValue));
  }
}
