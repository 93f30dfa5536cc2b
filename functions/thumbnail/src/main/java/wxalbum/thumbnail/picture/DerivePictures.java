package wxalbum.thumbnail.picture;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.Invocation;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.Headers;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.encode.Encoder;

/** Makes everything that is kept of a photo out of its bytes. */
public final class DerivePictures {
  private final Decoder decoder;
  private final Encoder encoder;

  /** Derives from what this decoder gives, and writes with this encoder. */
  public DerivePictures(Decoder decoder, Encoder encoder) {
    this.decoder = decoder;
    this.encoder = encoder;
  }

  /**
   * Makes them.
   *
   * @throws UnfitPicture when the bytes are no picture that can be shown
   */
  public DerivedPictures from(byte[] bytes) {
    Invocation phases = Invocation.current();
    Header header = phases.timed("header", () -> Headers.read(bytes));
    PictureMetadata metadata = phases.timed("header", () -> PictureMetadata.read(bytes));
    Dimensions photo =
        metadata.orientation().upright(header.size().width(), header.size().height());
    Renditions renditions = new Renditions(photo);
    Map<RenditionSize, BufferedImage> pictures;
    try (Decoded decoded =
        phases.timed("decode", () -> decoder.decode(bytes, header, renditions.reduction()))) {
      Picture picture = new Picture(decoded.pixels(), metadata.orientation(), decoded.toSrgb());
      pictures = phases.timed("resize", () -> renditions.of(picture));
    }
    Map<RenditionSize, byte[]> jpegs = phases.timed("encode", () -> encoded(pictures));
    String thumbHash = ThumbHash.of(requireNonNull(pictures.get(RenditionSize.SMALL)));
    return new DerivedPictures(header.type(), metadata, photo, jpegs, thumbHash);
  }

  private Map<RenditionSize, byte[]> encoded(Map<RenditionSize, BufferedImage> pictures) {
    Map<RenditionSize, byte[]> jpegs = new EnumMap<>(RenditionSize.class);
    pictures.forEach((size, pixels) -> jpegs.put(size, encoder.encode(pixels)));
    return jpegs;
  }
}
