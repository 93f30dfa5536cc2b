package wxalbum.picture.leptonica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.ChunkBytes;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.decode.DecoderContract;
import wxalbum.picture.decode.PictureDecoder;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.TestPictures;

@EnabledOnOs(OS.LINUX)
class LeptonicaWebpFrameDecoderTest extends DecoderContract {
  private static final byte[] PHOTO = TestPictures.resource("landscape.webp");

  private final PictureDecoder decoder = new LeptonicaWebpFrameDecoder(Leptonica.load());

  @Override
  protected PictureDecoder decoder() {
    return decoder;
  }

  @Override
  protected byte[] encode(BufferedImage picture) {
    return LosslessWebp.encode(picture);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void decodesStillPictureLikeStrictDecoder(int reduction) {
    PictureHeader header = HeaderReader.read(PHOTO);
    PictureDecoder strict = new LeptonicaWebpDecoder(Leptonica.load());

    try (DecodedPicture decoded = decoder.decode(PHOTO, header, reduction, WorkBudget.start());
        DecodedPicture expected = strict.decode(PHOTO, header, reduction, WorkBudget.start())) {
      assertThat(TestPictures.meanDifference(decoded.pixels(), expected.pixels())).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 6, 4, 15, 11", "2, 3, 2, 7, 5"})
  void placesFirstFrameOnWhiteCanvas(int reduction, int left, int top, int right, int bottom) {
    byte[] webp = animation(40, 30, 6, 4, translucent(10, 8));

    try (DecodedPicture decoded = decode(webp, reduction)) {
      BufferedImage pixels = decoded.pixels();
      assertThat(pixels.getWidth()).isEqualTo(40 / reduction);
      assertThat(pixels.getRGB(left - 1, top)).isEqualTo(0xffffffff);
      assertThat(pixels.getRGB(right + 1, bottom)).isEqualTo(0xffffffff);
      assertThat(pixels.getRGB(left, bottom + 1)).isEqualTo(0xffffffff);
      assertThat(new Color(pixels.getRGB(left, top)).getRed()).isBetween(226, 228);
      assertThat(new Color(pixels.getRGB(right, bottom)).getBlue()).isBetween(151, 153);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void acceptsLossyPictureThatMissesOnlyItsLastLines(int reduction) {
    BufferedImage photo = TestPictures.decode(TestPictures.largeJpeg(1_600));
    byte[] webp = LossyWebp.encode(photo);
    byte[] truncated = Arrays.copyOf(webp, (int) (webp.length * 0.997));

    try (DecodedPicture decoded = decode(truncated, reduction)) {
      BufferedImage pixels = decoded.pixels();
      assertThat(pixels.getHeight()).isEqualTo(1_600 / reduction);
      assertThat(pixels.getRGB(0, pixels.getHeight() - 1)).isEqualTo(0xffffffff);
      assertThat(pixels.getRGB(0, pixels.getHeight() - 40)).isNotEqualTo(0xffffffff);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 0.97})
  void rejectsLossyPictureThatMissesMoreLines(double fraction) {
    byte[] truncated = Arrays.copyOf(PHOTO, (int) (PHOTO.length * fraction));

    assertThat(faultOf(truncated)).isEqualTo(PictureFault.TRUNCATED);
  }

  @Test
  void rejectsDamagedAnimation() {
    byte[] frame = translucent(10, 8);
    Arrays.fill(frame, 26, frame.length, (byte) 0xff);

    assertThat(faultOf(animation(40, 30, 6, 4, frame))).isEqualTo(PictureFault.UNREADABLE);
  }

  private DecodedPicture decode(byte[] file, int reduction) {
    return decoder.decode(file, HeaderReader.read(file), reduction, WorkBudget.start());
  }

  private PictureFault faultOf(byte[] file) {
    return catchThrowableOfType(UndecodablePictureException.class, () -> decode(file, 1)).fault();
  }

  /** Returns a lossless file of half-transparent orange, which is e3b198 on white. */
  private static byte[] translucent(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, 0x80c86432);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    return LosslessWebp.encode(picture);
  }

  /** Returns an animation whose only frame has the picture of a simple file. */
  private static byte[] animation(int width, int height, int left, int top, byte[] simple) {
    PictureHeader frame = HeaderReader.read(simple);
    byte[] place =
        ChunkBytes.concat(
            ChunkBytes.littleEndian(left / 2, 3),
            ChunkBytes.littleEndian(top / 2, 3),
            ChunkBytes.littleEndian(frame.size().width() - 1, 3),
            ChunkBytes.littleEndian(frame.size().height() - 1, 3),
            new byte[4]);
    byte[] chunks = Arrays.copyOfRange(simple, 12, simple.length);
    return ChunkBytes.webpFile(
        ChunkBytes.vp8xChunk(0x12, width, height),
        ChunkBytes.riffChunk("ANIM", new byte[6]),
        ChunkBytes.riffChunk("ANMF", ChunkBytes.concat(place, chunks)));
  }
}
