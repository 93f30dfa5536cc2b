package wxalbum.picture.header;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds blocks of metadata in a file, except in HEIC, which {@link ContainerReader} reads.
 * Compressed metadata is not read, since it can expand to gigabytes. A block larger than a JPEG
 * segment counts as absent, since every entry of an Exif block may refer to the whole block.
 */
public final class MetadataFinder {
  /** Size limit of a block in bytes. */
  public static final int MAX_BYTES = 0xffff;

  /** The maximum number of blocks: some programs add a block instead of changing the first one. */
  private static final int MAX_BLOCKS = 4;

  private static final int JPEG_START_BYTES = 2;
  private static final int PNG_SIGNATURE_BYTES = 8;
  private static final int WEBP_SIGNATURE_BYTES = 12;
  private static final int APP1 = 0xe1;

  private final MetadataKind kind;
  private final List<byte[]> blocks = new ArrayList<>();

  private MetadataFinder(MetadataKind kind) {
    this.kind = kind;
  }

  /** Returns the blocks of one kind in the order of the file, as far as the file is readable. */
  public static List<byte[]> find(byte[] file, PictureType type, MetadataKind kind) {
    MetadataFinder finder = new MetadataFinder(kind);
    try {
      switch (type) {
        case JPEG -> finder.searchJpeg(ByteReader.bigEndian(file));
        case PNG -> finder.searchPng(ByteReader.bigEndian(file));
        case WEBP -> finder.searchWebp(ByteReader.littleEndian(file));
        case GIF, HEIC -> {}
      }
    } catch (UndecodablePictureException e) {
      // The file ends early or is damaged. The blocks before that are intact.
      return List.copyOf(finder.blocks);
    }
    return List.copyOf(finder.blocks);
  }

  /** Searches the APP1 segments before the first scan (Exif 3.0, 4.7.2). */
  private void searchJpeg(ByteReader bytes) {
    bytes.skip(JPEG_START_BYTES);
    JpegSegment segment = JpegSegment.read(bytes);
    while (segment.marker() != JpegSegment.START_OF_SCAN && wantsMore()) {
      if (segment.marker() == APP1 && kind.skipPreamble(segment.content())) {
        add(segment.content());
      }
      segment = JpegSegment.read(bytes);
    }
  }

  /** Searches the chunks before and after the picture (PNG, third edition, 11.3). */
  private void searchPng(ByteReader bytes) {
    bytes.skip(PNG_SIGNATURE_BYTES);
    PngChunk chunk = PngChunk.read(bytes);
    while (!chunk.hasType("IEND") && wantsMore()) {
      if (chunk.hasType(kind.pngChunk()) && kind.skipPngPreamble(chunk.content())) {
        add(chunk.content());
      }
      chunk = PngChunk.read(bytes);
    }
  }

  /**
   * Searches the chunks before and after the picture (RFC 9649, 2.7.1.5). Some programs copy a
   * whole JPEG segment into the chunk, with its preamble.
   */
  private void searchWebp(ByteReader bytes) {
    bytes.skip(WEBP_SIGNATURE_BYTES);
    while (bytes.remaining() > 0 && wantsMore()) {
      RiffChunk chunk = RiffChunk.read(bytes);
      if (chunk.hasType(kind.webpChunk())) {
        kind.skipPreamble(chunk.content());
        add(chunk.content());
      }
    }
  }

  private boolean wantsMore() {
    return blocks.size() < MAX_BLOCKS;
  }

  private void add(ByteReader content) {
    if (content.remaining() <= MAX_BYTES) {
      blocks.add(content.toByteArray());
    }
  }
}
