package wxalbum.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import wxalbum.picture.header.ContainerReader;
import wxalbum.picture.header.DecodeLimits;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.metadata.PictureMetadata;

/** Reads the header and the metadata of files, including the optional formats of this build. */
final class FileInspector {
  private final Map<PictureType, ContainerReader> optionalFormats;

  FileInspector(List<ContainerReader> optionalFormats) {
    this.optionalFormats =
        optionalFormats.stream()
            .collect(Collectors.toUnmodifiableMap(ContainerReader::type, Function.identity()));
  }

  /** The properties of a file that are read without decoding it. */
  record InspectedFile(PictureHeader header, PictureMetadata metadata) {
    PixelSize uprightSize() {
      return metadata.orientation().uprightSize(header.size().width(), header.size().height());
    }
  }

  /**
   * Inspects a file.
   *
   * @throws UndecodablePictureException when the type is not supported, the header is damaged or
   *     truncated, or the picture exceeds the limits
   */
  InspectedFile inspect(byte[] file) {
    Optional<ContainerReader> optional = PictureType.detect(file).map(optionalFormats::get);
    if (optional.isEmpty()) {
      return new InspectedFile(HeaderReader.read(file), PictureMetadata.read(file));
    }
    PictureHeader header = optional.get().readHeader(file);
    DecodeLimits.check(header);
    return new InspectedFile(header, PictureMetadata.read(file, optional.get()));
  }
}
