package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.picture.FileInspector.InspectedFile;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.decode.ProcessingListener;
import wxalbum.picture.encode.JpegEncoder;
import wxalbum.picture.header.ContainerReader;
import wxalbum.picture.header.DecodeLimits;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.picture.placeholder.ThumbHash;

/** Reads the metadata of a picture file, and creates its renditions and its placeholder. */
public final class PictureProcessor {
  private final FileInspector inspector;
  private final PictureDecoder decoder;
  private final JpegEncoder encoder;
  private final ProcessingListener listener;

  /**
   * Creates a processor.
   *
   * @param optionalFormats the optional formats that the decoder supports
   */
  PictureProcessor(
      List<ContainerReader> optionalFormats,
      PictureDecoder decoder,
      JpegEncoder encoder,
      ProcessingListener listener) {
    this.inspector = new FileInspector(optionalFormats);
    this.decoder = decoder;
    this.encoder = encoder;
    this.listener = listener;
  }

  /**
   * Processes a picture file.
   *
   * @param specs the renditions to create, of which at least one is not cropped
   * @throws UndecodablePictureException when the file is not a supported picture, is damaged, or
   *     exceeds the limits
   */
  public ProcessedPicture process(byte[] bytes, List<RenditionSpec> specs) {
    return process(bytes, specs, WorkBudget.start());
  }

  /** Processes a picture file within a budget of work and time. */
  ProcessedPicture process(byte[] bytes, List<RenditionSpec> specs, WorkBudget budget) {
    InspectedFile file = listener.time("header", () -> inspector.inspect(bytes));
    Map<RenditionSpec, BufferedImage> pictures = decodeAndResize(bytes, file, specs, budget);
    Map<RenditionSpec, byte[]> jpegs = listener.time("encode", () -> encodeAll(pictures));
    return new ProcessedPicture(
        file.header().type(), file.metadata(), file.uprightSize(), jpegs, placeholder(pictures));
  }

  private Map<RenditionSpec, BufferedImage> decodeAndResize(
      byte[] bytes, InspectedFile file, List<RenditionSpec> specs, WorkBudget budget) {
    RenditionPlan renditions = new RenditionPlan(file.uprightSize(), specs);
    int reduction = renditions.maxReduction();
    DecodeLimits.check(file.header(), reduction);
    budget.charge(RenditionPlan.work(file.header().reducedSize(reduction)));
    try (DecodedPicture decoded =
        listener.time("decode", () -> decoder.decode(bytes, file.header(), reduction, budget))) {
      Picture picture =
          new Picture(decoded.pixels(), file.metadata().orientation(), decoded.srgbConverter());
      return listener.time("resize", () -> renditions.render(picture));
    } catch (OutOfMemoryError e) {
      throw new UndecodablePictureException(PictureFault.TOO_DEMANDING, e);
    }
  }

  private Map<RenditionSpec, byte[]> encodeAll(Map<RenditionSpec, BufferedImage> pictures) {
    Map<RenditionSpec, byte[]> jpegs = new LinkedHashMap<>();
    pictures.forEach((spec, pixels) -> jpegs.put(spec, encoder.encode(pixels)));
    return jpegs;
  }

  /** Returns the placeholder, made from the smallest rendition that shows the whole picture. */
  private static String placeholder(Map<RenditionSpec, BufferedImage> pictures) {
    Picture smallest =
        pictures.entrySet().stream()
            .filter(picture -> !picture.getKey().isCropped())
            .map(picture -> Picture.ofUprightSrgb(picture.getValue()))
            .reduce((_, smaller) -> smaller)
            .orElseThrow(() -> new IllegalArgumentException("every rendition is cropped"));
    Downscale toInput = new Downscale(smallest.uprightSize().fitWithin(ThumbHash.MAX_INPUT_SIDE));
    return ThumbHash.toBase64(toInput.apply(smallest).pixels());
  }
}
