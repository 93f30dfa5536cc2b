package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.foreign.NativeFunction;

/**
 * Decoder of tiles that share a configuration. It must be used by one thread. A damaged tile is
 * rejected; errors are not concealed.
 */
final class HevcDecoder implements AutoCloseable {
  /** {@code AV_EF_EXPLODE}: decoding ends at the first error. */
  private static final int ERRORS_END_IT = 8;

  /** Largest side of a coding block. The sides of a coded picture are rounded up to blocks. */
  private static final long LARGEST_BLOCK = 64;

  private final Ffmpeg ffmpeg;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment context;
  private final MemorySegment packet;
  private final MemorySegment frame;

  /** Creates a decoder of tiles like this one. A tile with more pixels is rejected. */
  HevcDecoder(Ffmpeg ffmpeg, Tile tile) {
    this.ffmpeg = ffmpeg;
    this.context = made(ffmpeg.newContext, ffmpeg.hevc);
    this.packet = made(ffmpeg.newPacket);
    this.frame = made(ffmpeg.newFrame);
    try {
      configure(tile.configuration());
      set("err_detect", ERRORS_END_IT);
      set(
          "max_pixels",
          (tile.size().width() + LARGEST_BLOCK) * (tile.size().height() + LARGEST_BLOCK));
      check(ffmpeg.open.number(context, ffmpeg.hevc, MemorySegment.NULL));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private static MemorySegment made(NativeFunction allocator, Object... arguments) {
    return allocator.pointer(arguments).orElseThrow(OutOfMemoryError::new);
  }

  @SuppressWarnings("restricted")
  private void configure(ByteBuffer configuration) {
    int length = configuration.capacity();
    MemorySegment copy = made(ffmpeg.allocate, (long) length + FfmpegLayout.PADDING);
    copy.reinterpret(length).copyFrom(MemorySegment.ofBuffer(configuration));
    FfmpegLayout.configure(context, copy, length);
  }

  private void set(String option, long value) {
    check(ffmpeg.set.number(context, arena.allocateFrom(option), value, 0));
  }

  /**
   * Decodes a tile. The previous frame becomes invalid.
   *
   * @throws UnfitPicture of {@link Fault#UNREADABLE} when the tile is damaged, or its size differs
   */
  Frame decode(Tile tile) {
    ffmpeg.flush.run(context);
    check(ffmpeg.fillPacket.number(packet, (int) tile.length()));
    MemorySegment data = FfmpegLayout.data(packet, tile.length());
    long offset = 0;
    for (ByteBuffer extent : tile.pieces()) {
      MemorySegment.copy(MemorySegment.ofBuffer(extent), 0, data, offset, extent.capacity());
      offset += extent.capacity();
    }
    int status = ffmpeg.send.number(context, packet);
    ffmpeg.emptyPacket.run(packet);
    check(status);
    // A null packet ends the stream, so that the decoder does not wait for another picture.
    check(ffmpeg.send.number(context, MemorySegment.NULL));
    check(ffmpeg.receive.number(context, frame));
    return FfmpegLayout.frame(frame).checked(tile.size());
  }

  private static void check(int status) {
    if (status < 0) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }

  private MemorySegment reference(MemorySegment pointer) {
    return arena.allocateFrom(ADDRESS, pointer);
  }

  @Override
  public void close() {
    ffmpeg.freeFrame.run(reference(frame));
    ffmpeg.freePacket.run(reference(packet));
    ffmpeg.freeContext.run(reference(context));
    arena.close();
  }
}
