package wxalbum.thumbnail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wxalbum.album.Dimensions;
import wxalbum.album.Exif;
import wxalbum.album.RenditionSize;
import wxalbum.album.Sha256;
import wxalbum.picture.PictureProcessor;
import wxalbum.picture.PictureProcessors;
import wxalbum.picture.ProcessedPicture;
import wxalbum.picture.RenditionSpec;
import wxalbum.picture.decode.ProcessingListener;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.metadata.CameraMetadata;
import wxalbum.picture.metadata.CaptureTime;
import wxalbum.settings.BuildOption;
import wxalbum.telemetry.Invocation;

/**
 * Processes picture files with the picture library. Only this class and {@link PhotoFailure} map
 * the types of the library to those of the album.
 */
public final class AlbumPictureProcessor {
  private static final Map<RenditionSize, RenditionSpec> SPECS = specs();

  private final PictureProcessor pictures;

  private AlbumPictureProcessor(PictureProcessor pictures) {
    this.pictures = pictures;
  }

  /** Returns the processor with the quick decoders that this machine can run. */
  public static AlbumPictureProcessor quick() {
    return new AlbumPictureProcessor(processors().quick());
  }

  /**
   * Returns the processor with the thorough decoders alone, which run on every machine with Java.
   */
  public static AlbumPictureProcessor thorough() {
    return new AlbumPictureProcessor(processors().thorough());
  }

  /**
   * The result of processing a picture file.
   *
   * @param contentType media type of the file, as its bytes indicate
   * @param size size of the upright picture
   * @param captureTime capture time; empty if the file does not state it
   * @param thumbHash the placeholder in Base64
   */
  public record AlbumPicture(
      String contentType,
      Dimensions size,
      Map<RenditionSize, byte[]> jpegRenditions,
      Optional<CaptureTime> captureTime,
      Exif exif,
      String thumbHash) {
    public AlbumPicture {
      jpegRenditions = Map.copyOf(jpegRenditions);
    }

    /** Returns a hash of the renditions: 64 bits in hexadecimal. */
    String renditionVersion() {
      String digests =
          Stream.of(RenditionSize.values())
              .map(jpegRenditions::get)
              .filter(Objects::nonNull)
              .map(jpeg -> Sha256.hash(jpeg).hex())
              .collect(Collectors.joining());
      return Sha256.hash(digests).hex().substring(0, 16);
    }
  }

  /**
   * Creates all renditions of a picture file, and reads its metadata. The phases and the decoder
   * are recorded in the current invocation.
   *
   * @throws InvalidOriginalException when the file is not a supported picture, is damaged, or
   *     exceeds the limits
   */
  public AlbumPicture process(byte[] bytes) {
    try {
      return toAlbumPicture(pictures.process(bytes, List.copyOf(SPECS.values())));
    } catch (UndecodablePictureException e) {
      throw new InvalidOriginalException(PhotoFailure.of(e.fault()), e);
    }
  }

  /** Processes a small photo and discards the result, to load classes and native libraries. */
  void prime() {
    PictureProcessors.prime(pictures, List.copyOf(SPECS.values()));
  }

  private static PictureProcessors processors() {
    return new PictureProcessors(BuildOption.HEIC.isEnabled(), new InvocationListener());
  }

  private static Map<RenditionSize, RenditionSpec> specs() {
    Map<RenditionSize, RenditionSpec> specs = new EnumMap<>(RenditionSize.class);
    for (RenditionSize size : RenditionSize.values()) {
      int side = size.longestSide();
      specs.put(
          size,
          switch (size) {
            case SMALL, MEDIUM, LARGE -> RenditionSpec.uncropped(side);
            case CARD -> RenditionSpec.cropped(side, 5, 4);
            case SQUARE -> RenditionSpec.cropped(side, 1, 1);
          });
    }
    return specs;
  }

  private static AlbumPicture toAlbumPicture(ProcessedPicture picture) {
    Map<RenditionSize, byte[]> renditions = new EnumMap<>(RenditionSize.class);
    SPECS.forEach((size, spec) -> renditions.put(size, picture.rendition(spec)));
    return new AlbumPicture(
        picture.type().contentType(),
        new Dimensions(picture.size().width(), picture.size().height()),
        renditions,
        picture.metadata().captureTime(),
        toExif(picture.metadata().camera()),
        picture.thumbHash());
  }

  private static Exif toExif(CameraMetadata metadata) {
    return new Exif(
        metadata.camera(),
        metadata.lens(),
        metadata.exposureSeconds(),
        metadata.fNumber(),
        metadata.iso(),
        metadata.focalLengthMm(),
        metadata.latitude(),
        metadata.longitude());
  }

  /** Records in the current invocation. */
  private static final class InvocationListener implements ProcessingListener {
    @Override
    public void addPhaseTime(String phase, long nanos) {
      Invocation.current().addPhaseTime(phase, nanos);
    }

    @Override
    public void putField(String name, String value) {
      Invocation.current().putField(name, value);
    }
  }
}
