package wxalbum.picture;

import java.util.List;
import wxalbum.picture.decode.ProcessingListener;

/** A picture processor with the renditions of the album, for tests. */
public record TestProcessor(PictureProcessor pictures) {
  public static final RenditionSpec LARGE = RenditionSpec.uncropped(1600);
  public static final RenditionSpec MEDIUM = RenditionSpec.uncropped(640);
  public static final RenditionSpec SMALL = RenditionSpec.uncropped(256);
  public static final RenditionSpec CARD = RenditionSpec.cropped(500, 5, 4);
  public static final RenditionSpec SQUARE = RenditionSpec.cropped(400, 1, 1);

  /** All renditions, in an order that is not sorted by size. */
  public static final List<RenditionSpec> RENDITIONS = List.of(SMALL, MEDIUM, LARGE, CARD, SQUARE);

  /**
   * Returns the quick processor, which falls back to thorough decoders. It reads HEIC if the build
   * contains HEIC.
   */
  public static TestProcessor quick() {
    return new TestProcessor(processors().quick());
  }

  /** Returns the thorough processor. It reads HEIC if the build contains HEIC. */
  public static TestProcessor thorough() {
    return new TestProcessor(processors().thorough());
  }

  /** Returns whether this build contains the native libraries of HEIC. They need not load. */
  public static boolean includesHeic() {
    return PictureProcessors.class.getResource("/native/linux-x86_64/libavcodec.so.61") != null;
  }

  /** Processes a file, as {@link PictureProcessor#process}. */
  public ProcessedPicture process(byte[] file) {
    return pictures.process(file, RENDITIONS);
  }

  private static PictureProcessors processors() {
    return new PictureProcessors(includesHeic(), ProcessingListener.NONE);
  }
}
