package wxalbum.thumbnail.picture;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.Invocation;

/** Makes everything that is kept of a photo out of its bytes. */
public final class DerivePictures {
  /** Pixels of the largest picture that the contract admits. */
  public static final long MAX_PIXELS = 200_000_000;

  private final Decoder decoder;
  private final JpegEncoder encoder = new JpegEncoder();

  /** Derives from what this decoder gives. */
  public DerivePictures(Decoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Makes them.
   *
   * @throws UnfitPicture when the bytes are no picture that can be shown
   */
  public DerivedPictures from(byte[] bytes) {
    Invocation phases = Invocation.current();
    PictureType type =
        PictureType.of(bytes).orElseThrow(() -> new UnfitPicture(Fault.UNSUPPORTED_TYPE));
    PictureMetadata metadata = PictureMetadata.read(bytes);
    BufferedImage pixels = phases.timed("decode", () -> decoder.decode(bytes, type));
    Picture picture = new Picture(pixels, metadata.orientation());
    Map<RenditionSize, BufferedImage> renditions =
        phases.timed("resize", () -> Renditions.of(picture));
    Map<RenditionSize, byte[]> jpegs = phases.timed("encode", () -> encoded(renditions));
    String thumbHash = ThumbHash.of(requireNonNull(renditions.get(RenditionSize.SMALL)));
    return new DerivedPictures(type, metadata, picture.upright(), jpegs, thumbHash);
  }

  private Map<RenditionSize, byte[]> encoded(Map<RenditionSize, BufferedImage> renditions) {
    Map<RenditionSize, byte[]> jpegs = new EnumMap<>(RenditionSize.class);
    renditions.forEach((size, pixels) -> jpegs.put(size, encoder.encode(pixels)));
    return jpegs;
  }
}
