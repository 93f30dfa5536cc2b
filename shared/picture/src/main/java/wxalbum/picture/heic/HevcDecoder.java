package wxalbum.picture.heic;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.nativelib.NativeFunction;

/**
 * Decoder of tiles that share a configuration. It must be used by one thread. A damaged tile is
 * rejected; errors are not concealed.
 */
final class HevcDecoder implements AutoCloseable {
  /** {@code AV_EF_EXPLODE}: decoding ends at the first error. */
  private static final int ERROR_EXPLODE = 8;

  /** Largest side of a coding block. The sides of a coded picture are rounded up to blocks. */
  private static final long MAX_BLOCK_SIDE = 64;

  private final Ffmpeg ffmpeg;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment context;
  private final MemorySegment packet;
  private final MemorySegment frame;

  /** Creates a decoder of tiles like this one. A tile with more pixels is rejected. */
  HevcDecoder(Ffmpeg ffmpeg, HevcTile tile) {
    this.ffmpeg = ffmpeg;
    this.context = allocate(ffmpeg.allocateContext, ffmpeg.hevcDecoder);
    this.packet = allocate(ffmpeg.allocatePacket);
    this.frame = allocate(ffmpeg.allocateFrame);
    try {
      configure(tile.configuration());
      setOption("err_detect", ERROR_EXPLODE);
      setOption(
          "max_pixels",
          (tile.size().width() + MAX_BLOCK_SIDE) * (tile.size().height() + MAX_BLOCK_SIDE));
      requireSuccess(ffmpeg.openDecoder.invokeInt(context, ffmpeg.hevcDecoder, MemorySegment.NULL));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private static MemorySegment allocate(NativeFunction allocator, Object... arguments) {
    return allocator.invokePointer(arguments).orElseThrow(OutOfMemoryError::new);
  }

  @SuppressWarnings("restricted")
  private void configure(ByteBuffer configuration) {
    int length = configuration.capacity();
    MemorySegment copy =
        allocate(ffmpeg.allocateZeroed, (long) length + FfmpegLayout.INPUT_PADDING_BYTES);
    copy.reinterpret(length).copyFrom(MemorySegment.ofBuffer(configuration));
    FfmpegLayout.setConfiguration(context, copy, length);
  }

  private void setOption(String option, long value) {
    requireSuccess(ffmpeg.setIntOption.invokeInt(context, arena.allocateFrom(option), value, 0));
  }

  /**
   * Decodes a tile. The previous frame becomes invalid.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNREADABLE} when the tile is
   *     damaged, or its size differs
   */
  DecodedFrame decode(HevcTile tile) {
    ffmpeg.flushDecoder.invoke(context);
    requireSuccess(ffmpeg.allocatePacketData.invokeInt(packet, (int) tile.encodedLength()));
    MemorySegment data = FfmpegLayout.packetData(packet, tile.encodedLength());
    long offset = 0;
    for (ByteBuffer extent : tile.extents()) {
      MemorySegment.copy(MemorySegment.ofBuffer(extent), 0, data, offset, extent.capacity());
      offset += extent.capacity();
    }
    int status = ffmpeg.sendPacket.invokeInt(context, packet);
    ffmpeg.releasePacketData.invoke(packet);
    requireSuccess(status);
    // A null packet ends the stream, so that the decoder does not wait for another picture.
    requireSuccess(ffmpeg.sendPacket.invokeInt(context, MemorySegment.NULL));
    requireSuccess(ffmpeg.receiveFrame.invokeInt(context, frame));
    return FfmpegLayout.readFrame(frame).requireIntact(tile.size());
  }

  private static void requireSuccess(int status) {
    if (status < 0) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }

  private MemorySegment pointerTo(MemorySegment pointer) {
    return arena.allocateFrom(ADDRESS, pointer);
  }

  @Override
  public void close() {
    ffmpeg.freeFrame.invoke(pointerTo(frame));
    ffmpeg.freePacket.invoke(pointerTo(packet));
    ffmpeg.freeContext.invoke(pointerTo(context));
    arena.close();
  }
}
