package wxalbum.thumbnail;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.settings.BuildOption;
import wxalbum.telemetry.Invocation;
import wxalbum.thumbnail.picture.DerivePictures;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.QuickThenThorough;
import wxalbum.thumbnail.picture.heic.Ffmpeg;
import wxalbum.thumbnail.picture.heic.HeicDecoder;
import wxalbum.thumbnail.picture.imageio.ImageIoDecoder;
import wxalbum.thumbnail.picture.imageio.ImageIoEncoder;
import wxalbum.thumbnail.picture.leptonica.Leptonica;
import wxalbum.thumbnail.picture.leptonica.LeptonicaJpegDecoder;
import wxalbum.thumbnail.picture.leptonica.LeptonicaJpegEncoder;
import wxalbum.thumbnail.picture.leptonica.LeptonicaWebpDecoder;
import wxalbum.thumbnail.picture.png.PngDecoder;

/** Factory of picture processors, shared by the function and the command line. */
public final class Pipeline {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private Pipeline() {}

  /**
   * Returns the fastest processor that this machine can run. Without the native library it is the
   * {@linkplain #thorough() portable} one.
   */
  public static DerivePictures quickest() {
    Leptonica leptonica;
    try {
      leptonica = Leptonica.load();
    } catch (UnsatisfiedLinkError e) {
      LOG.warn("Native library not loaded; using the slower Java decoders: {}", e.getMessage());
      return thorough();
    }
    return new DerivePictures(
        withHeic(
            new QuickThenThorough(
                Map.of(
                    PictureType.JPEG, new LeptonicaJpegDecoder(leptonica),
                    PictureType.PNG, new PngDecoder(),
                    PictureType.WEBP, new LeptonicaWebpDecoder(leptonica)),
                new ImageIoDecoder())),
        new LeptonicaJpegEncoder(leptonica));
  }

  /** Returns a processor that runs on every machine with Java. */
  public static DerivePictures thorough() {
    return new DerivePictures(
        withHeic(new QuickThenThorough(Map.of(), new ImageIoDecoder())), new ImageIoEncoder());
  }

  /** Processes a small photo and discards the result, to load classes and native libraries. */
  static void rehearse(DerivePictures pictures) {
    try (InputStream photo = requireNonNull(Pipeline.class.getResourceAsStream("rehearsal.jpg"))) {
      var _ = pictures.from(photo.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the HEIC decoder. It has no fallback, since no other decoder supports HEIC. */
  private static Decoder withHeic(Decoder others) {
    if (!BuildOption.HEIC.isOn()) {
      return others;
    }
    Decoder heic;
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
      Invocation.current().note("decoder", "heic");
      return heic.decode(bytes, header, reduction);
    };
  }
}
