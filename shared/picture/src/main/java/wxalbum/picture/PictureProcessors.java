package wxalbum.picture;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.picture.decode.DecoderByType;
import wxalbum.picture.decode.FallbackDecoder;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.decode.ProcessingListener;
import wxalbum.picture.encode.JpegEncoder;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.heic.HeicFormat;
import wxalbum.picture.imageio.ImageIoDecoder;
import wxalbum.picture.imageio.ImageIoJpegEncoder;
import wxalbum.picture.imageio.LookupProfileDecoder;
import wxalbum.picture.leptonica.Leptonica;
import wxalbum.picture.leptonica.LeptonicaJpegDecoder;
import wxalbum.picture.leptonica.LeptonicaJpegEncoder;
import wxalbum.picture.leptonica.LeptonicaWebpDecoder;
import wxalbum.picture.leptonica.LeptonicaWebpFrameDecoder;
import wxalbum.picture.png.PngDecoder;

/**
 * Factory of picture processors.
 *
 * @param heic whether the processors read HEIC, whose native libraries a build can leave out
 * @param listener receives the durations of the phases and the chosen decoders
 */
public record PictureProcessors(boolean heic, ProcessingListener listener) {
  private static final Logger LOG = LoggerFactory.getLogger(PictureProcessors.class);

  /**
   * Returns the processor with the quick decoders that this machine can run. Without the native
   * library it is the {@linkplain #thorough() thorough} one.
   */
  public PictureProcessor quick() {
    Leptonica leptonica;
    try {
      leptonica = Leptonica.load();
    } catch (UnsatisfiedLinkError e) {
      LOG.warn("Native library not loaded; using the slower Java decoders: {}", e.getMessage());
      return thorough();
    }
    return create(
        Map.of(
            PictureType.JPEG, new LeptonicaJpegDecoder(leptonica),
            PictureType.PNG, new PngDecoder(),
            PictureType.WEBP, new LeptonicaWebpDecoder(leptonica)),
        Map.of(
            PictureType.WEBP, new LookupProfileDecoder(new LeptonicaWebpFrameDecoder(leptonica))),
        new LeptonicaJpegEncoder(leptonica));
  }

  /**
   * Returns the processor with the thorough decoders alone, which run on every machine with Java.
   */
  public PictureProcessor thorough() {
    return create(Map.of(), Map.of(), new ImageIoJpegEncoder());
  }

  /** Processes a small photo and discards the result, to load classes and native libraries. */
  public static void prime(PictureProcessor pictures, List<RenditionSpec> specs) {
    try (InputStream photo =
        requireNonNull(PictureProcessors.class.getResourceAsStream("priming.jpg"))) {
      var _ = pictures.process(photo.readAllBytes(), specs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Creates a processor.
   *
   * @param quick the quick decoders by type
   * @param thorough the thorough decoders of types for which the image readers are not used. The
   *     reader of WebP applies a transformation as often as a file repeats it, without end.
   */
  private PictureProcessor create(
      Map<PictureType, PictureDecoder> quick,
      Map<PictureType, PictureDecoder> thorough,
      JpegEncoder encoder) {
    PictureDecoder builtIn =
        new FallbackDecoder(quick, new DecoderByType(thorough, new ImageIoDecoder()), listener);
    Optional<HeicFormat> format = loadHeic();
    return format.isPresent()
        ? new PictureProcessor(
            List.of(format.get()), withHeic(format.get(), builtIn), encoder, listener)
        : new PictureProcessor(List.of(), builtIn, encoder, listener);
  }

  private Optional<HeicFormat> loadHeic() {
    if (!heic) {
      return Optional.empty();
    }
    try {
      return Optional.of(HeicFormat.load());
    } catch (UnsatisfiedLinkError e) {
      LOG.warn("Native library not loaded; HEIC cannot be decoded: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns a decoder that has no fallback for HEIC, since no other decoder supports it. */
  private PictureDecoder withHeic(HeicFormat format, PictureDecoder others) {
    return (bytes, header, reduction, budget) -> {
      if (header.type() != PictureType.HEIC) {
        return others.decode(bytes, header, reduction, budget);
      }
      budget.charge(format.work(header));
      listener.putField("decoder", "heic");
      return format.decode(bytes, header, reduction, budget);
    };
  }
}
