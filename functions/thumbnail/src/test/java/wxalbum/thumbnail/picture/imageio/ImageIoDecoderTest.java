package wxalbum.thumbnail.picture.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.colour.IccBytes;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Decoded;
import wxalbum.thumbnail.picture.decode.Decoder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

class ImageIoDecoderTest {
  private final Decoder decoder = new ImageIoDecoder();

  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "progressive.jpg", "landscape.webp"})
  void showsOnePhotographWhateverItsEncoding(String file) {
    BufferedImage pixels = decode(TestPictures.photo(file));

    BufferedImage baseline = decode(TestPictures.photo("landscape-1.jpg"));
    assertThat(TestPictures.difference(pixels, baseline)).isLessThan(16);
  }

  @Test
  void decodesGif() {
    BufferedImage pixels = decode(TestPictures.photo("landscape.gif"));

    assertThat(pixels.getWidth()).isEqualTo(300);
    assertThat(pixels.getHeight()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void keepsGreyAsDarkAsItIs(String format) {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 64);

    BufferedImage pixels = decode(TestPictures.written(grey, format));

    assertThat(new Color(pixels.getRGB(8, 8))).isEqualTo(new Color(64, 64, 64));
  }

  @Test
  void bringsTheColoursOfAProfileIntoSrgb() {
    byte[] jpeg = TestPictures.written(uniform(0x404040), "jpg");

    BufferedImage pixels =
        decode(withProfile(jpeg, ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData()));

    // A quarter of the light is 137 of 255 in sRGB (IEC 61966-2-1).
    assertThat(new Color(pixels.getRGB(8, 8)).getGreen()).isBetween(134, 140);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "landscape-1.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "landscape.webp",
        "landscape.gif"
      })
  void refusesHalfAPhotograph(String file) {
    assertThat(faultOf(cut(TestPictures.photo(file), 0.5))).isEqualTo(Fault.TRUNCATED);
  }

  @Test
  void refusesHalfAPng() {
    byte[] png = TestPictures.written(decode(TestPictures.photo("landscape-1.jpg")), "png");

    assertThat(faultOf(cut(png, 0.5))).isEqualTo(Fault.TRUNCATED);
  }

  @Test
  void acceptsAJpegThatLacksItsLastLinesOnly() {
    byte[] jpeg = TestPictures.large(1_200);

    BufferedImage pixels = decode(Arrays.copyOf(jpeg, jpeg.length - 20));

    assertThat(TestPictures.difference(pixels, decode(jpeg))).isLessThan(1);
  }

  @Test
  void acceptsAPngThatLacksItsLastLinesOnly() {
    byte[] png = TestPictures.written(decode(TestPictures.large(1_200)), "png");

    BufferedImage pixels = decode(cut(png, 0.995));

    assertThat(pixels.getHeight()).isEqualTo(1_200);
  }

  @Test
  void refusesAJpegThatLacksFourLinesOfAHundred() {
    byte[] jpeg = TestPictures.large(1_200);

    assertThat(faultOf(cut(jpeg, 0.95))).isEqualTo(Fault.TRUNCATED);
  }

  @Test
  void acceptsBytesBehindTheEnd() {
    byte[] photo = TestPictures.photo("landscape-1.jpg");

    BufferedImage pixels = decode(Arrays.copyOf(photo, photo.length + 1_000));

    assertThat(TestPictures.difference(pixels, decode(photo))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff\u00d8\u00ff\u00e0nothing that follows is a segment",
        "\u0089PNG\r\n\u001a\nand no chunk, but words and words and words",
        "RIFF\u00ff\u0000\u0000\u0000WEBPVP9 what might this be, one wonders",
        "GIF89a\u0000\u0000\u0000\u0000\u0000\u0000\u0000;;;;",
      })
  void refusesWhatOnlyBeginsLikeAPicture(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(faultOf(bytes)).isIn(Fault.UNREADABLE, Fault.TRUNCATED);
  }

  @Test
  void refusesAPngWhoseDataAreDamaged() {
    byte[] png = TestPictures.quarters(64, 64, "png");
    Arrays.fill(png, 45, 60, (byte) 0x55);

    assertThat(faultOf(png)).isEqualTo(Fault.UNREADABLE);
  }

  @Test
  void takesCmykThroughItsProfile() {
    byte[] jpeg = withProfile(TestPictures.photo("cmyk.jpg"), profile("CMYK"));

    BufferedImage pixels = decode(jpeg);

    assertThat(greys(pixels)).isTrue();
  }

  @Test
  void takesAJpegThroughATableOfColours() {
    byte[] jpeg = withProfile(TestPictures.photo("landscape-1.jpg"), profile("RGB "));

    BufferedImage pixels = decode(jpeg);

    assertThat(greys(pixels)).isTrue();
  }

  @Test
  void takesAPngThroughATableOfColours() {
    byte[] png = TestPictures.quarters(300, 200, "png");
    IccProfile profile = new IccProfile(IccBytes.lookupTable("RGB ").bytes());

    BufferedImage pixels = decode(png, Optional.of(profile)).pixels();

    assertThat(greys(pixels)).isTrue();
  }

  @Test
  void leavesAMatrixOfAPngToThePipeline() {
    byte[] png = TestPictures.quarters(300, 200, "png");
    IccProfile profile = new IccProfile(IccBytes.adobeRgb().bytes());

    Decoded decoded = decode(png, Optional.of(profile));

    assertThat(decoded.toSrgb()).isSameAs(profile.toSrgb().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void showsAPictureWhoseTableOfColoursIsBroken(String format) {
    byte[] broken = IccBytes.lookupTable("RGB ").with("A2B0", new byte[60]).bytes();
    byte[] file = TestPictures.quarters(300, 200, format);
    byte[] bytes = format.equals("jpg") ? withProfile(file, broken) : file;

    BufferedImage pixels = decode(bytes, Optional.of(new IccProfile(broken))).pixels();

    assertThat(TestPictures.difference(pixels, decode(file))).isZero();
  }

  @Test
  void laysATransparentGifOntoWhite() {
    IndexColorModel colours =
        new IndexColorModel(1, 2, new byte[] {0, 50}, new byte[] {0, 60}, new byte[] {0, 70}, 0);
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_BINARY, colours);
    picture.getRaster().setSample(3, 4, 0, 1);

    BufferedImage pixels = decode(TestPictures.written(picture, "gif"));

    assertThat(pixels.getRGB(0, 0)).isEqualTo(0xffffffff);
    assertThat(pixels.getRGB(3, 4)).isEqualTo(0xff323c46);
  }

  @Test
  void laysHalfTransparentGreyOntoWhite() {
    byte[] png = TestPictures.written(deep(ColorSpace.CS_GRAY, 0x4000, 0x8000), "png");

    BufferedImage pixels = decode(png);

    assertThat(new Color(pixels.getRGB(8, 8)).getRed()).isBetween(158, 160);
    assertThat(greys(pixels)).isTrue();
  }

  @Test
  void laysInterlacedSamplesOfSixteenBitsOntoWhite() throws IOException {
    byte[] png = interlaced(deep(ColorSpace.CS_sRGB, 0xffff, 0x8000, 0, 0x8000));

    BufferedImage pixels = decode(png);

    assertThat(pixels.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    Color colour = new Color(pixels.getRGB(8, 8));
    assertThat(colour.getRed()).isEqualTo(255);
    assertThat(colour.getGreen()).isBetween(190, 192);
    assertThat(colour.getBlue()).isBetween(126, 128);
  }

  @Test
  void laysTheFirstFrameWhereItBelongs() {
    int[] frame = {6, 4, 10, 8};
    byte[] webp = CodedPictures.movingWebp(40, 30, frame, 0x80c86432);

    BufferedImage pixels = decode(webp, new Dimensions(40, 30), Optional.empty()).pixels();

    assertThat(pixels.getWidth()).isEqualTo(40);
    assertThat(pixels.getRGB(5, 4)).isEqualTo(0xffffffff);
    assertThat(pixels.getRGB(16, 11)).isEqualTo(0xffffffff);
    assertThat(new Color(pixels.getRGB(6, 4)).getRed()).isBetween(226, 228);
    assertThat(new Color(pixels.getRGB(15, 11)).getBlue()).isBetween(151, 153);
  }

  private BufferedImage decode(byte[] bytes) {
    return decode(bytes, Optional.empty()).pixels();
  }

  private Decoded decode(byte[] bytes, Optional<IccProfile> profile) {
    return decode(bytes, new Dimensions(300, 200), profile);
  }

  private Decoded decode(byte[] bytes, Dimensions size, Optional<IccProfile> profile) {
    PictureType type = PictureType.of(bytes).orElseThrow();
    return decoder.decode(bytes, new Header(type, size, false, 0, profile), 1);
  }

  private Fault faultOf(byte[] bytes) {
    return catchThrowableOfType(UnfitPicture.class, () -> decode(bytes)).fault();
  }

  private static byte[] cut(byte[] bytes, double part) {
    return Arrays.copyOf(bytes, (int) (bytes.length * part));
  }

  private static BufferedImage uniform(int rgb) {
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[16 * 16];
    Arrays.fill(pixels, rgb);
    picture.setRGB(0, 0, 16, 16, pixels, 0, 16);
    return picture;
  }

  private static byte[] profile(String colourSpace) {
    return IccBytes.lookupTable(colourSpace).bytes();
  }

  /** Whether every pixel is grey, as the tables of these profiles make it. */
  private static boolean greys(BufferedImage pixels) {
    int[] colours =
        pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
    return Arrays.stream(colours)
        .mapToObj(Color::new)
        .allMatch(
            colour ->
                Math.abs(colour.getRed() - colour.getGreen()) < 3
                    && Math.abs(colour.getBlue() - colour.getGreen()) < 3);
  }

  /** Sixteen lines of one colour, in samples of sixteen bits, of which the last is opacity. */
  private static BufferedImage deep(int colourSpace, int... samples) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(colourSpace),
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

  /** The JPEG with a profile in one APP2 segment (ICC.1, annex B). */
  private static byte[] withProfile(byte[] jpeg, byte[] data) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + data.length + 18);
    file.put(jpeg, 0, 2).putShort((short) 0xffe2).putShort((short) (data.length + 16));
    file.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII)).put(data);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }
}
