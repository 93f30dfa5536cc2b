package wxalbum.thumbnail.bench;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.Invocation;
import wxalbum.thumbnail.Pipeline;
import wxalbum.thumbnail.picture.DerivePictures;

/** The project's pipeline. */
final class Wxalbum implements Variant {
  private static final Set<RenditionSize> THREE =
      Set.of(RenditionSize.LARGE, RenditionSize.MEDIUM, RenditionSize.SMALL);

  private final String name;
  private final Function<byte[], Map<RenditionSize, byte[]>> jpegs;

  private Wxalbum(String name, Function<byte[], Map<RenditionSize, byte[]>> jpegs) {
    this.name = name;
    this.jpegs = jpegs;
  }

  /** Making the three renditions that the others make. */
  static Wxalbum three() {
    DerivePictures pictures = Pipeline.quickest();
    return new Wxalbum("wxalbum", bytes -> pictures.only(THREE, bytes));
  }

  /** Making all that is kept of a photo: five renditions and the placeholder. */
  static Wxalbum all() {
    DerivePictures pictures = Pipeline.quickest();
    return new Wxalbum("wxalbum, all", bytes -> pictures.from(bytes).jpegs());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Run run(Photo photo) {
    return Invocation.watching(
        invocation -> {
          long start = System.nanoTime();
          Map<RenditionSize, byte[]> made = jpegs.apply(photo.bytes());
          double millis = (System.nanoTime() - start) / 1e6;
          return new Run(millis, Optional.of(split(invocation.phases())), bySide(made));
        });
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
