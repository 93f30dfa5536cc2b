package wxalbum.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds an Exif block as cameras write it: a big-endian TIFF with the three directories IFD0, Exif
 * and GPS. It can be inserted into a JPEG as an APP1 segment.
 */
public final class ExifBuilder {
  private static final int ENTRY_BYTES = 12;
  private static final int EXIF_IFD_POINTER = 0x8769;
  private static final int GPS_POINTER = 0x8825;

  private final Map<Integer, Value> ifd0 = new TreeMap<>();
  private final Map<Integer, Value> exifIfd = new TreeMap<>();
  private final Map<Integer, Value> gps = new TreeMap<>();

  private record Value(int type, int count, ByteBuffer bytes) {}

  /** Sets a text in IFD0. */
  public ExifBuilder ifd0(int tag, String text) {
    ifd0.put(tag, ascii(text));
    return this;
  }

  /** Sets the orientation tag. */
  public ExifBuilder orientation(int value) {
    ifd0.put(0x0112, uint16(value));
    return this;
  }

  /** Sets a text in the Exif directory. */
  public ExifBuilder exifIfd(int tag, String text) {
    exifIfd.put(tag, ascii(text));
    return this;
  }

  /** Sets a 16-bit number in the Exif directory. */
  public ExifBuilder exifIfd(int tag, int value) {
    exifIfd.put(tag, uint16(value));
    return this;
  }

  /** Sets a rational number in the Exif directory. */
  public ExifBuilder exifIfd(int tag, int numerator, int denominator) {
    exifIfd.put(tag, rationals(numerator, denominator));
    return this;
  }

  /** Sets the position; each coordinate is in degrees, minutes and hundredths of a second. */
  public ExifBuilder gpsPosition(
      String northOrSouth, int[] latitude, String eastOrWest, int[] longitude) {
    gps.put(1, ascii(northOrSouth));
    gps.put(2, rationals(latitude[0], 1, latitude[1], 1, latitude[2], 100));
    gps.put(3, ascii(eastOrWest));
    gps.put(4, rationals(longitude[0], 1, longitude[1], 1, longitude[2], 100));
    return this;
  }

  /** Returns the JPEG with this Exif block as its first segment. */
  public byte[] insertInto(byte[] jpeg) {
    byte[] tiff = toTiff();
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + tiff.length + 10);
    file.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (tiff.length + 8));
    file.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** Returns the TIFF without a preamble. */
  public byte[] toTiff() {
    ifd0.put(EXIF_IFD_POINTER, pointer(0));
    ifd0.put(GPS_POINTER, pointer(0));
    int exifOffset = 8 + length(ifd0);
    int gpsOffset = exifOffset + length(exifIfd);
    ifd0.put(EXIF_IFD_POINTER, pointer(exifOffset));
    ifd0.put(GPS_POINTER, pointer(gpsOffset));
    ByteArrayOutputStream tiff = new ByteArrayOutputStream();
    tiff.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    tiff.writeBytes(directory(ifd0, 8));
    tiff.writeBytes(directory(exifIfd, exifOffset));
    tiff.writeBytes(directory(gps, gpsOffset));
    return tiff.toByteArray();
  }

  private static byte[] directory(Map<Integer, Value> values, int offset) {
    ByteBuffer bytes = ByteBuffer.allocate(length(values));
    int dataOffset = 2 + ENTRY_BYTES * values.size() + 4;
    bytes.putShort((short) values.size());
    for (Map.Entry<Integer, Value> entry : values.entrySet()) {
      Value value = entry.getValue();
      bytes.putShort(entry.getKey().shortValue()).putShort((short) value.type());
      bytes.putInt(value.count());
      if (value.bytes().capacity() <= 4) {
        bytes.put(value.bytes().array()).position(bytes.position() + 4 - value.bytes().capacity());
      } else {
        bytes.putInt(offset + dataOffset).put(dataOffset, value.bytes().array());
        dataOffset += value.bytes().capacity();
      }
    }
    return bytes.array();
  }

  private static int length(Map<Integer, Value> values) {
    int data =
        values.values().stream()
            .mapToInt(value -> value.bytes().capacity())
            .filter(length -> length > 4)
            .sum();
    return 2 + ENTRY_BYTES * values.size() + 4 + data;
  }

  private static Value ascii(String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    return new Value(2, bytes.length, ByteBuffer.wrap(bytes));
  }

  private static Value uint16(int value) {
    return new Value(3, 1, ByteBuffer.allocate(2).putShort((short) value));
  }

  private static Value pointer(int offset) {
    return new Value(4, 1, ByteBuffer.allocate(4).putInt(offset));
  }

  private static Value rationals(int... parts) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * parts.length);
    for (int part : parts) {
      bytes.putInt(part);
    }
    return new Value(5, parts.length / 2, bytes);
  }
}
