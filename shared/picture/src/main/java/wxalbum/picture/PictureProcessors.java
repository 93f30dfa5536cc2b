package wxalbum.picture;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.picture.decode.FallbackDecoder;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.decode.PictureType;
import wxalbum.picture.heic.Ffmpeg;
import wxalbum.picture.heic.HeicDecoder;
import wxalbum.picture.imageio.ImageIoDecoder;
import wxalbum.picture.imageio.ImageIoJpegEncoder;
import wxalbum.picture.leptonica.Leptonica;
import wxalbum.picture.leptonica.LeptonicaJpegDecoder;
import wxalbum.picture.leptonica.LeptonicaJpegEncoder;
import wxalbum.picture.leptonica.LeptonicaWebpDecoder;
import wxalbum.picture.png.PngDecoder;
import wxalbum.settings.BuildOption;
import wxalbum.telemetry.Invocation;

/** Factory of picture processors, shared by the function and the command line. */
public final class PictureProcessors {
  private static final Logger LOG = LoggerFactory.getLogger(PictureProcessors.class);

  private PictureProcessors() {}

  /**
   * Returns the fastest processor that this machine can run. Without the native library it is the
   * {@linkplain #portable() portable} one.
   */
  public static PictureProcessor fastest() {
    Leptonica leptonica;
    try {
      leptonica = Leptonica.load();
    } catch (UnsatisfiedLinkError e) {
      LOG.warn("Native library not loaded; using the slower Java decoders: {}", e.getMessage());
      return portable();
    }
    return new PictureProcessor(
        addHeic(
            new FallbackDecoder(
                Map.of(
                    PictureType.JPEG, new LeptonicaJpegDecoder(leptonica),
                    PictureType.PNG, new PngDecoder(),
                    PictureType.WEBP, new LeptonicaWebpDecoder(leptonica)),
                new ImageIoDecoder())),
        new LeptonicaJpegEncoder(leptonica));
  }

  /** Returns a processor that runs on every machine with Java. */
  public static PictureProcessor portable() {
    return new PictureProcessor(
        addHeic(new FallbackDecoder(Map.of(), new ImageIoDecoder())), new ImageIoJpegEncoder());
  }

  /** Processes a small photo and discards the result, to load classes and native libraries. */
  public static void prime(PictureProcessor pictures) {
    try (InputStream photo =
        requireNonNull(PictureProcessors.class.getResourceAsStream("rehearsal.jpg"))) {
      var _ = pictures.process(photo.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the HEIC decoder. It has no fallback, since no other decoder supports HEIC. */
  private static PictureDecoder addHeic(PictureDecoder others) {
    if (!BuildOption.HEIC.isEnabled()) {
      return others;
    }
    PictureDecoder heic;
    try {
      heic = new HeicDecoder(Ffmpeg.load());
    } catch (UnsatisfiedLinkError e) {
      LOG.warn("Native library not loaded; HEIC cannot be decoded: {}", e.getMessage());
      return others;
    }
    return (bytes, header, reduction) -> {
      if (header.type() != PictureType.HEIC) {
        return others.decode(bytes, header, reduction);
      }
      Invocation.current().putField("decoder", "heic");
      return heic.decode(bytes, header, reduction);
    };
  }
}
