package wxalbum.thumbnail.picture;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.Invocation;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.encode.Encoder;
import wxalbum.thumbnail.picture.header.Headers;
import wxalbum.thumbnail.picture.header.PixelBudget;

/** Reads the metadata of a picture file, and creates its renditions and its placeholder. */
public final class DerivePictures {
  private final Decoder decoder;
  private final Encoder encoder;

  /** Creates a processor that uses this decoder and this encoder. */
  public DerivePictures(Decoder decoder, Encoder encoder) {
    this.decoder = decoder;
    this.encoder = encoder;
  }

  /**
   * Processes a picture file.
   *
   * @throws UnfitPicture when the file is not a supported picture, is damaged, or exceeds the
   *     limits
   */
  public DerivedPictures from(byte[] bytes) {
    Read file = read(bytes);
    Map<RenditionSize, BufferedImage> pictures =
        pictures(bytes, file, EnumSet.allOf(RenditionSize.class));
    Map<RenditionSize, byte[]> jpegs = encoded(pictures);
    String thumbHash = ThumbHash.of(requireNonNull(pictures.get(RenditionSize.SMALL)));
    return new DerivedPictures(
        file.header().type(), file.metadata(), file.photo(), jpegs, thumbHash);
  }

  /**
   * Creates only the renditions of the given sizes.
   *
   * @return the renditions as JPEG files
   * @throws UnfitPicture when the file is not a supported picture, is damaged, or exceeds the
   *     limits
   */
  public Map<RenditionSize, byte[]> only(Set<RenditionSize> sizes, byte[] bytes) {
    return encoded(pictures(bytes, read(bytes), sizes));
  }

  /** The properties of a file that are read without decoding it. */
  private record Read(Header header, PictureMetadata metadata) {
    Dimensions photo() {
      return metadata.orientation().upright(header.size().width(), header.size().height());
    }
  }

  private static Read read(byte[] bytes) {
    return Invocation.current()
        .timed("header", () -> new Read(Headers.read(bytes), PictureMetadata.read(bytes)));
  }

  private Map<RenditionSize, BufferedImage> pictures(
      byte[] bytes, Read file, Set<RenditionSize> sizes) {
    Invocation invocation = Invocation.current();
    Renditions renditions = new Renditions(file.photo(), sizes);
    PixelBudget.check(file.header(), renditions.reduction());
    try (Decoded decoded =
        invocation.timed(
            "decode", () -> decoder.decode(bytes, file.header(), renditions.reduction()))) {
      Picture picture =
          new Picture(decoded.pixels(), file.metadata().orientation(), decoded.toSrgb());
      return invocation.timed("resize", () -> renditions.of(picture));
    } catch (OutOfMemoryError e) {
      throw new UnfitPicture(Fault.TOO_DEMANDING, e);
    }
  }

  private Map<RenditionSize, byte[]> encoded(Map<RenditionSize, BufferedImage> pictures) {
    Map<RenditionSize, byte[]> jpegs = new EnumMap<>(RenditionSize.class);
    return Invocation.current()
        .timed(
            "encode",
            () -> {
              pictures.forEach((size, pixels) -> jpegs.put(size, encoder.encode(pixels)));
              return jpegs;
            });
  }
}
