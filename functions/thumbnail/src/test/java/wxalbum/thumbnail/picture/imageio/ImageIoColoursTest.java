package wxalbum.thumbnail.picture.imageio;

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
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.colour.IccBytes;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Decoded;

class ImageIoColoursTest {
  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void keepsGreyAsDarkAsItIs(String format) {
    BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) gray.getRaster().getDataBuffer()).getData(), (byte) 64);

    BufferedImage pixels = Decoding.decoded(TestPictures.written(gray, format));

    assertThat(new Color(pixels.getRGB(8, 8))).isEqualTo(new Color(64, 64, 64));
  }

  @Test
  void bringsTheColoursOfAProfileIntoSrgb() {
    byte[] jpeg = TestPictures.written(uniform(0x404040), "jpg");

    BufferedImage pixels =
        Decoding.decoded(
            withProfile(jpeg, ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData()));

    // A quarter of the light is level 137 of 255 in sRGB (IEC 61966-2-1).
    assertThat(new Color(pixels.getRGB(8, 8)).getGreen()).isBetween(134, 140);
  }

  @Test
  void takesCmykThroughItsProfile() {
    byte[] jpeg = withProfile(TestPictures.photo("cmyk.jpg"), profile("CMYK"));

    BufferedImage pixels = Decoding.decoded(jpeg);

    assertThat(greys(pixels)).isTrue();
  }

  @Test
  void takesAJpegThroughATableOfColours() {
    byte[] jpeg = withProfile(TestPictures.photo("landscape-1.jpg"), profile("RGB "));

    BufferedImage pixels = Decoding.decoded(jpeg);

    assertThat(greys(pixels)).isTrue();
  }

  @Test
  void takesAPngThroughATableOfColours() {
    byte[] png = TestPictures.quarters(300, 200, "png");
    IccProfile profile = new IccProfile(IccBytes.lookupTable("RGB ").bytes());

    BufferedImage pixels = Decoding.decoded(png, Optional.of(profile)).pixels();

    assertThat(greys(pixels)).isTrue();
  }

  @Test
  void leavesAMatrixOfAPngToThePipeline() {
    byte[] png = TestPictures.quarters(300, 200, "png");
    IccProfile profile = new IccProfile(IccBytes.adobeRgb().bytes());

    Decoded decoded = Decoding.decoded(png, Optional.of(profile));

    assertThat(decoded.toSrgb()).isSameAs(profile.toSrgb().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void showsAPictureWhoseTableOfColoursIsBroken(String format) {
    byte[] profile = IccBytes.lookupTable("RGB ").with("A2B0", new byte[60]).bytes();
    byte[] file = TestPictures.quarters(300, 200, format);
    byte[] bytes = format.equals("jpg") ? withProfile(file, profile) : file;

    BufferedImage pixels = Decoding.decoded(bytes, Optional.of(new IccProfile(profile))).pixels();

    assertThat(TestPictures.difference(pixels, Decoding.decoded(file))).isZero();
  }

  @Test
  void laysATransparentGifOntoWhite() {
    IndexColorModel colors =
        new IndexColorModel(1, 2, new byte[] {0, 50}, new byte[] {0, 60}, new byte[] {0, 70}, 0);
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_BINARY, colors);
    picture.getRaster().setSample(3, 4, 0, 1);

    BufferedImage pixels = Decoding.decoded(TestPictures.written(picture, "gif"));

    assertThat(pixels.getRGB(0, 0)).isEqualTo(0xffffffff);
    assertThat(pixels.getRGB(3, 4)).isEqualTo(0xff323c46);
  }

  @Test
  void laysHalfTransparentGreyOntoWhite() {
    byte[] png = TestPictures.written(deep(ColorSpace.CS_GRAY, 0x4000, 0x8000), "png");

    BufferedImage pixels = Decoding.decoded(png);

    assertThat(new Color(pixels.getRGB(8, 8)).getRed()).isBetween(158, 160);
    assertThat(greys(pixels)).isTrue();
  }

  @Test
  void laysInterlacedSamplesOfSixteenBitsOntoWhite() throws IOException {
    byte[] png = interlaced(deep(ColorSpace.CS_sRGB, 0xffff, 0x8000, 0, 0x8000));

    BufferedImage pixels = Decoding.decoded(png);

    assertThat(pixels.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    Color color = new Color(pixels.getRGB(8, 8));
    assertThat(color.getRed()).isEqualTo(255);
    assertThat(color.getGreen()).isBetween(190, 192);
    assertThat(color.getBlue()).isBetween(126, 128);
  }

  private static BufferedImage uniform(int rgb) {
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[16 * 16];
    Arrays.fill(pixels, rgb);
    picture.setRGB(0, 0, 16, 16, pixels, 0, 16);
    return picture;
  }

  private static byte[] profile(String colorSpace) {
    return IccBytes.lookupTable(colorSpace).bytes();
  }

  /** Returns whether every pixel is gray, as the lookup tables of the test profiles produce. */
  private static boolean greys(BufferedImage pixels) {
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
  private static BufferedImage deep(int colorSpace, int... samples) {
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

  private static byte[] interlaced(BufferedImage picture) throws IOException {
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
