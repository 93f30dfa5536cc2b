package wxalbum.picture.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.color.IccProfile;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.picture.decode.DecodedPicture;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.TestPictures;

class ImageIoColorTest {
  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void keepsGrayLevel(String format) {
    BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) gray.getRaster().getDataBuffer()).getData(), (byte) 64);

    BufferedImage pixels = FullDecoding.decodePixels(TestPictures.encode(gray, format));

    assertThat(new Color(pixels.getRGB(8, 8))).isEqualTo(new Color(64, 64, 64));
  }

  @Test
  void convertsProfileColorsToSrgb() {
    byte[] jpeg = TestPictures.encode(createUniform(0x404040), "jpg");

    BufferedImage pixels =
        FullDecoding.decodePixels(
            withProfile(jpeg, ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData()));

    // A quarter of the light is level 137 of 255 in sRGB (IEC 61966-2-1).
    assertThat(new Color(pixels.getRGB(8, 8)).getGreen()).isBetween(134, 140);
  }

  @Test
  void convertsCmykThroughItsProfile() {
    byte[] jpeg = withProfile(TestPictures.resource("cmyk.jpg"), lookupTableProfile("CMYK"));

    BufferedImage pixels = FullDecoding.decodePixels(jpeg);

    assertThat(isAllGray(pixels)).isTrue();
  }

  @Test
  void convertsJpegThroughLookupTable() {
    byte[] jpeg = withProfile(TestPictures.resource("landscape-1.jpg"), lookupTableProfile("RGB "));

    BufferedImage pixels = FullDecoding.decodePixels(jpeg);

    assertThat(isAllGray(pixels)).isTrue();
  }

  @Test
  void convertsPngThroughLookupTable() {
    byte[] png = TestPictures.quadrants(300, 200, "png");
    IccProfile profile = new IccProfile(IccProfileBuilder.lookupTable("RGB ").build());

    BufferedImage pixels = FullDecoding.decode(png, Optional.of(profile)).pixels();

    assertThat(isAllGray(pixels)).isTrue();
  }

  @Test
  void leavesMatrixProfileOfPngToCaller() {
    byte[] png = TestPictures.quadrants(300, 200, "png");
    IccProfile profile = new IccProfile(IccProfileBuilder.adobeRgb().build());

    DecodedPicture decoded = FullDecoding.decode(png, Optional.of(profile));

    assertThat(decoded.srgbConverter()).isSameAs(profile.srgbConverter().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void ignoresBrokenLookupTable(String format) {
    byte[] profile = IccProfileBuilder.lookupTable("RGB ").with("A2B0", new byte[60]).build();
    byte[] file = TestPictures.quadrants(300, 200, format);
    byte[] bytes = format.equals("jpg") ? withProfile(file, profile) : file;

    BufferedImage pixels =
        FullDecoding.decode(bytes, Optional.of(new IccProfile(profile))).pixels();

    assertThat(TestPictures.meanDifference(pixels, FullDecoding.decodePixels(file))).isZero();
  }

  @Test
  void chargesConversionOfColors() {
    assertThat(chargedWork(TestPictures.resource("cmyk.jpg"))).isEqualTo(270 * 600 * 400);
    assertThat(
            chargedWork(
                withProfile(TestPictures.resource("landscape-1.jpg"), lookupTableProfile("RGB "))))
        .isEqualTo(270 * 600 * 400);
    assertThat(chargedWork(TestPictures.resource("landscape-1.jpg"))).isZero();
    assertThat(chargedWork(TestPictures.resource("gray.jpg"))).isZero();
  }

  @Test
  void flattensTransparentGifOntoWhite() {
    IndexColorModel colors =
        new IndexColorModel(1, 2, new byte[] {0, 50}, new byte[] {0, 60}, new byte[] {0, 70}, 0);
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_BINARY, colors);
    picture.getRaster().setSample(3, 4, 0, 1);

    BufferedImage pixels = FullDecoding.decodePixels(TestPictures.encode(picture, "gif"));

    assertThat(pixels.getRGB(0, 0)).isEqualTo(0xffffffff);
    assertThat(pixels.getRGB(3, 4)).isEqualTo(0xff323c46);
  }

  @Test
  void flattensTranslucentGrayOntoWhite() {
    byte[] png = TestPictures.encode(create16Bit(ColorSpace.CS_GRAY, 0x4000, 0x8000), "png");

    BufferedImage pixels = FullDecoding.decodePixels(png);

    assertThat(new Color(pixels.getRGB(8, 8)).getRed()).isBetween(158, 160);
    assertThat(isAllGray(pixels)).isTrue();
  }

  @Test
  void flattensInterlaced16BitPngOntoWhite() throws IOException {
    byte[] png = writeInterlacedPng(create16Bit(ColorSpace.CS_sRGB, 0xffff, 0x8000, 0, 0x8000));

    BufferedImage pixels = FullDecoding.decodePixels(png);

    assertThat(pixels.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    Color color = new Color(pixels.getRGB(8, 8));
    assertThat(color.getRed()).isEqualTo(255);
    assertThat(color.getGreen()).isBetween(190, 192);
    assertThat(color.getBlue()).isBetween(126, 128);
  }

  private static BufferedImage createUniform(int rgb) {
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[16 * 16];
    Arrays.fill(pixels, rgb);
    picture.setRGB(0, 0, 16, 16, pixels, 0, 16);
    return picture;
  }

  private static long chargedWork(byte[] file) {
    WorkBudget budget = WorkBudget.start();
    new ImageIoDecoder().decode(file, HeaderReader.read(file), 1, budget).close();
    return budget.chargedWork();
  }

  private static byte[] lookupTableProfile(String colorSpace) {
    return IccProfileBuilder.lookupTable(colorSpace).build();
  }

  /** Returns whether every pixel is gray, as the lookup tables of the test profiles produce. */
  private static boolean isAllGray(BufferedImage pixels) {
    int[] colors =
        pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
    return Arrays.stream(colors)
        .mapToObj(Color::new)
        .allMatch(
            color ->
                Math.abs(color.getRed() - color.getGreen()) < 3
                    && Math.abs(color.getBlue() - color.getGreen()) < 3);
  }

  /**
   * Returns a picture of 16 by 16 pixels of one color, with 16 bits a sample. The last sample is
   * opacity.
   */
  private static BufferedImage create16Bit(int colorSpace, int... samples) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(colorSpace),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(16, 16);
    for (int i = 0; i < 16 * 16; i++) {
      raster.setPixel(i % 16, i / 16, samples);
    }
    return new BufferedImage(model, raster, false, null);
  }

  private static byte[] writeInterlacedPng(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), param);
    }
    return bytes.toByteArray();
  }

  /** Returns the JPEG with a profile in one APP2 segment (ICC.1, annex B). */
  private static byte[] withProfile(byte[] jpeg, byte[] data) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + data.length + 18);
    file.put(jpeg, 0, 2).putShort((short) 0xffe2).putShort((short) (data.length + 16));
    file.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII)).put(data);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }
}
