package wxalbum.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Encodings of JPEG that cameras and programs write (ISO/IEC 10918-1). */
public enum JpegVariant {
  /** Chroma at a quarter of the resolution, as in almost every file. */
  BASELINE_420(2, 2),
  /** Chroma at full resolution. */
  BASELINE_444(1, 1),
  /** Chroma at half the horizontal resolution. */
  BASELINE_422(2, 1),
  /** Chroma at half the vertical resolution: a rotated 4:2:2. */
  BASELINE_440(1, 2),
  /** Several scans. */
  PROGRESSIVE(2, 2),
  /** A restart marker after every fourth unit. */
  RESTART_MARKERS(2, 2),
  /** Red, green and blue without color transform, as stated in an Adobe APP14 segment. */
  RGB(1, 1),
  /** One gray component. */
  GRAY(1, 1);

  private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

  private final int horizontalFactor;
  private final int verticalFactor;

  JpegVariant(int across, int down) {
    this.horizontalFactor = across;
    this.verticalFactor = down;
  }

  /** Encodes a picture. */
  public byte[] encode(BufferedImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      BufferedImage pixels = converted(picture);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.9f);
      if (this == PROGRESSIVE) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(pixels), param);
      if (this != GRAY) {
        customize(metadata);
      }
      writer.setOutput(output);
      writer.write(null, new IIOImage(pixels, null, metadata), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private BufferedImage converted(BufferedImage picture) {
    int type = this == GRAY ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    BufferedImage pixels = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
    pixels.createGraphics().drawImage(picture, 0, 0, null);
    return pixels;
  }

  private void customize(IIOMetadata metadata) throws IOException {
    Element tree = (Element) metadata.getAsTree(FORMAT);
    Element luminance = child(tree, "componentSpec");
    luminance.setAttribute("HsamplingFactor", Integer.toString(horizontalFactor));
    luminance.setAttribute("VsamplingFactor", Integer.toString(verticalFactor));
    if (this == RESTART_MARKERS) {
      child(tree, "markerSequence").appendChild(restartInterval("4"));
    } else if (this == RGB) {
      removeColorTransform(tree);
    }
    metadata.setFromTree(FORMAT, tree);
  }

  private static void removeColorTransform(Element tree) {
    Element jfif = child(tree, "app0JFIF");
    jfif.getParentNode().removeChild(jfif);
    IIOMetadataNode adobe = new IIOMetadataNode("app14Adobe");
    adobe.setAttribute("version", "100");
    adobe.setAttribute("flags0", "0");
    adobe.setAttribute("flags1", "0");
    adobe.setAttribute("transform", "0");
    Element markers = child(tree, "markerSequence");
    markers.insertBefore(adobe, markers.getFirstChild());
  }

  private static IIOMetadataNode restartInterval(String units) {
    IIOMetadataNode restarts = new IIOMetadataNode("dri");
    restarts.setAttribute("interval", units);
    return restarts;
  }

  private static Element child(Element tree, String name) {
    NodeList elements = tree.getElementsByTagName(name);
    return (Element) elements.item(0);
  }
}
