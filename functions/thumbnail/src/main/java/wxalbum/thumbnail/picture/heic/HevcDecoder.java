package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.foreign.NativeFunction;

/**
 * Decodes tiles that share a configuration, one after the other in one thread. Damage ends a tile;
 * nothing is concealed.
 */
final class HevcDecoder implements AutoCloseable {
  /** {@code AV_EF_EXPLODE}. */
  private static final int ERRORS_END_IT = 8;

  /** Coded pictures are a little larger than shown ones: multiples of their blocks. */
  private static final long LARGEST_BLOCK = 64;

  private final Ffmpeg ffmpeg;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment context;
  private final MemorySegment packet;
  private final MemorySegment frame;

  /** A decoder for tiles like this one; one of more pixels is not begun. */
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

  private static MemorySegment made(NativeFunction maker, Object... arguments) {
    return maker.pointer(arguments).orElseThrow(OutOfMemoryError::new);
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

  /** Decodes one; the frame before it is gone. */
  Frame decode(Tile tile) {
    ffmpeg.flush.run(context);
    check(ffmpeg.fillPacket.number(packet, (int) tile.length()));
    MemorySegment data = FfmpegLayout.data(packet, tile.length());
    long at = 0;
    for (ByteBuffer piece : tile.pieces()) {
      MemorySegment.copy(MemorySegment.ofBuffer(piece), 0, data, at, piece.capacity());
      at += piece.capacity();
    }
    int status = ffmpeg.send.number(context, packet);
    ffmpeg.emptyPacket.run(packet);
    check(status);
    // No packet ends the stream, so that the decoder waits for no other picture.
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
