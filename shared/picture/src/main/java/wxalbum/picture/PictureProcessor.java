package wxalbum.picture;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import wxalbum.album.Dimensions;
import wxalbum.album.RenditionSize;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.decode.PictureFault;
import wxalbum.picture.decode.PictureHeader;
import wxalbum.picture.decode.UndecodablePictureException;
import wxalbum.picture.encode.JpegEncoder;
import wxalbum.picture.header.DecodeLimits;
import wxalbum.picture.header.HeaderReader;
import wxalbum.telemetry.Invocation;

/** Reads the metadata of a picture file, and creates its renditions and its placeholder. */
public final class PictureProcessor {
  private final PictureDecoder decoder;
  private final JpegEncoder encoder;

  /** Creates a processor that uses this decoder and this encoder. */
  public PictureProcessor(PictureDecoder decoder, JpegEncoder encoder) {
    this.decoder = decoder;
    this.encoder = encoder;
  }

  /**
   * Processes a picture file.
   *
   * @throws UndecodablePictureException when the file is not a supported picture, is damaged, or
   *     exceeds the limits
   */
  public ProcessedPicture process(byte[] bytes) {
    InspectedFile file = inspect(bytes);
    Map<RenditionSize, BufferedImage> pictures =
        decodeAndResize(bytes, file, EnumSet.allOf(RenditionSize.class));
    Map<RenditionSize, byte[]> jpegs = encodeAll(pictures);
    String thumbHash = ThumbHash.toBase64(requireNonNull(pictures.get(RenditionSize.SMALL)));
    return new ProcessedPicture(
        file.header().type(), file.metadata(), file.uprightSize(), jpegs, thumbHash);
  }

  /**
   * Creates only the renditions of the given sizes.
   *
   * @return the renditions as JPEG files
   * @throws UndecodablePictureException when the file is not a supported picture, is damaged, or
   *     exceeds the limits
   */
  public Map<RenditionSize, byte[]> createRenditions(Set<RenditionSize> sizes, byte[] bytes) {
    return encodeAll(decodeAndResize(bytes, inspect(bytes), sizes));
  }

  /** The properties of a file that are read without decoding it. */
  private record InspectedFile(PictureHeader header, PictureMetadata metadata) {
    Dimensions uprightSize() {
      return metadata.orientation().uprightSize(header.size().width(), header.size().height());
    }
  }

  private static InspectedFile inspect(byte[] bytes) {
    return Invocation.current()
        .time(
            "header",
            () -> new InspectedFile(HeaderReader.read(bytes), PictureMetadata.read(bytes)));
  }

  private Map<RenditionSize, BufferedImage> decodeAndResize(
      byte[] bytes, InspectedFile file, Set<RenditionSize> sizes) {
    Invocation invocation = Invocation.current();
    RenditionPlan renditions = new RenditionPlan(file.uprightSize(), sizes);
    DecodeLimits.check(file.header(), renditions.maxReduction());
    try (DecodedPicture decoded =
        invocation.time(
            "decode", () -> decoder.decode(bytes, file.header(), renditions.maxReduction()))) {
      Picture picture =
          new Picture(decoded.pixels(), file.metadata().orientation(), decoded.srgbConverter());
      return invocation.time("resize", () -> renditions.render(picture));
    } catch (OutOfMemoryError e) {
      throw new UndecodablePictureException(PictureFault.TOO_DEMANDING, e);
    }
  }

  private Map<RenditionSize, byte[]> encodeAll(Map<RenditionSize, BufferedImage> pictures) {
    Map<RenditionSize, byte[]> jpegs = new EnumMap<>(RenditionSize.class);
    return Invocation.current()
        .time(
            "encode",
            () -> {
              pictures.forEach((size, pixels) -> jpegs.put(size, encoder.encode(pixels)));
              return jpegs;
            });
  }
}
