package wxalbum.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.picture.PictureKind.rejected;
import static wxalbum.picture.PictureKind.shown;
import static wxalbum.picture.ReferencePictures.ended;
import static wxalbum.picture.ReferencePictures.found;
import static wxalbum.picture.ReferencePictures.lastScan;
import static wxalbum.picture.ReferencePictures.onWhite;
import static wxalbum.picture.ReferencePictures.processed;
import static wxalbum.picture.ReferencePictures.shortened;
import static wxalbum.picture.ReferencePictures.toned;
import static wxalbum.picture.ReferencePictures.withScreen;
import static wxalbum.picture.ReferencePictures.withoutProfile;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.picture.PictureKind.Seen;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.picture.leptonica.LosslessWebp;
import wxalbum.picture.leptonica.LossyWebp;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

/**
 * The table of the kinds of files that cameras, phones and programs write: what is right, and what
 * both processors make of it. The output of the test is the table, with the distance from a
 * reference for each picture that is shown.
 */
@EnabledOnOs(OS.LINUX)
class PictureKindsTest {
  /** Less than a rendition differs from its picture; wrong colors or lines are below 20. */
  private static final double MIN_DECIBELS = 26;

  private static final TestProcessor QUICK = TestProcessor.quick();
  private static final TestProcessor THOROUGH = TestProcessor.thorough();
  private static final BufferedImage PHOTO = ReferencePictures.smallPhoto();

  static Stream<PictureKind> kinds() {
    return Stream.of(foundFiles(), jpegs(), cutJpegs(), grayProfiles(), pngs(), webps(), gifs())
        .flatMap(kinds -> kinds);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void showsPictureOrNamesReason(PictureKind kind) {
    Seen quick = kind.seenBy(QUICK);
    Seen thorough = kind.seenBy(THOROUGH);

    System.out.printf("| %s | %s | %s | %s |%n", kind, kind.right(), quick, thorough);
    for (Seen seen : new Seen[] {quick, thorough}) {
      assertThat(seen.result()).isEqualTo(kind.right());
      assertThat(seen.decibels())
          .satisfiesAnyOf(
              decibels -> assertThat(decibels).isNaN(),
              decibels -> assertThat(decibels).isGreaterThan(MIN_DECIBELS));
    }
  }

  /** Files of the kind that other programs were found to write. */
  private static Stream<PictureKind> foundFiles() {
    byte[] progressive = found("01-progressive-noeoi.jpg");
    byte[] inks = found("01-ycck-noeoi.jpg");
    byte[] wrongProfile = found("07-ycck-with-rgb-profile.jpg");
    byte[] noAdobe = found("12-ycck-icc-noadobe.jpg");
    byte[] screen = found("08-gif-screen-larger-than-first-frame.gif");
    byte[] gamma = found("10-grey-profile-gamma18.jpg");
    byte[] transparent = found("11-png16-interlaced-trns-grey.png");
    return Stream.of(
        shown("progressive JPEG, no end", progressive, TestPictures.decode(ended(progressive))),
        shown("YCCK JPEG, no end", inks, processed(ended(inks))),
        shown("YCCK JPEG, RGB profile", wrongProfile, processed(withoutProfile(wrongProfile))),
        shown("YCCK JPEG, CMYK profile, no APP14", noAdobe, processed(withoutProfile(noAdobe))),
        shown("GIF, screen larger than frame", screen, onWhite(screen, 350, 240, 50, 40)),
        shown("gray JPEG, gray profile of 1.8", gamma, toned(processed(withoutProfile(gamma)))),
        new PictureKind(
            "PNG, 16 bits, interlaced, transparent gray", transparent, "ready", Optional.empty()),
        new PictureKind(
            "PNG, wrong checksum", found("09-png-bad-adler.png"), "ready", Optional.empty()),
        new PictureKind(
            "screenshot of 1080 × 20000",
            found("14-long-screenshot-1080x20000.png"),
            "ready",
            Optional.empty()),
        rejected("arithmetic JPEG", found("13-arithmetic.jpg"), "UNSUPPORTED_CODING"));
  }

  private static Stream<PictureKind> jpegs() {
    return Arrays.stream(JpegVariant.values())
        .flatMap(
            variant -> {
              byte[] whole = variant.encode(PHOTO);
              BufferedImage reference = variant == JpegVariant.GRAY ? processed(whole) : PHOTO;
              String name = "JPEG " + variant;
              return Stream.of(
                  shown(name, whole, reference),
                  shown(name + ", no end", shortened(whole, 2), reference),
                  shown(name + ", half an end", shortened(whole, 1), reference),
                  shown(name + ", zeros after the end", Arrays.copyOf(whole, 99_999), reference));
            });
  }

  /** A file that ends between two scans contains all lines, but not all of their bits. */
  private static Stream<PictureKind> cutJpegs() {
    byte[] progressive = JpegVariant.PROGRESSIVE.encode(PHOTO);
    byte[] several = UniformJpeg.progressive(90, 70);
    int lastScan = lastScan(progressive);
    return Stream.of(
        rejected(
            "progressive JPEG without last scan",
            Arrays.copyOf(progressive, lastScan),
            "TRUNCATED"),
        rejected(
            "progressive JPEG, half of last scan",
            shortened(progressive, (progressive.length - lastScan) / 2),
            "TRUNCATED"),
        rejected(
            "progressive JPEG without last component",
            Arrays.copyOf(several, lastScan(several)),
            "TRUNCATED"),
        shown("JPEG in several scans, no end", shortened(several, 2), processed(several)));
  }

  private static Stream<PictureKind> grayProfiles() {
    byte[] gray = JpegVariant.GRAY.encode(PHOTO);
    byte[] profile = IccProfileBuilder.gray(1.8).build();
    byte[] png = new PngKind(0, 8, false, false).build();
    byte[] interlaced = new PngKind(4, 16, true, true).build();
    return Stream.of(
        shown(
            "gray JPEG, gray profile",
            ProfileEmbedder.embedInJpeg(gray, profile),
            toned(processed(gray))),
        shown(
            "gray PNG, gray profile",
            ProfileEmbedder.embedInPng(png, profile),
            toned(processed(png))),
        shown(
            "gray PNG, interlaced, gray profile",
            ProfileEmbedder.embedInPng(interlaced, profile),
            toned(processed(interlaced))),
        shown(
            "gray JPEG, RGB profile",
            ProfileEmbedder.embedInJpeg(gray, IccProfileBuilder.displayP3().build()),
            processed(gray)),
        shown(
            "JPEG, gray profile",
            ProfileEmbedder.embedInJpeg(JpegVariant.BASELINE_420.encode(PHOTO), profile),
            PHOTO),
        shown(
            "JPEG, CMYK profile",
            ProfileEmbedder.embedInJpeg(
                JpegVariant.BASELINE_420.encode(PHOTO),
                IccProfileBuilder.lookupTable("CMYK").build()),
            PHOTO));
  }

  private static Stream<PictureKind> pngs() {
    return PngKind.all().stream()
        .flatMap(
            kind ->
                Stream.of(
                    shown(kind.toString(), kind.build(), kind.picture()),
                    shown(
                        kind + ", wrong checksum", kind.buildWithWrongChecksum(), kind.picture())));
  }

  private static Stream<PictureKind> webps() {
    byte[] exif = ChunkBytes.riffChunk("EXIF", new ExifBuilder().orientation(1).toTiff());
    byte[] profile = ChunkBytes.riffChunk("ICCP", IccProfileBuilder.srgb().build());
    byte[] unknown = ChunkBytes.riffChunk("abcd", new byte[5]);
    byte[] head = ChunkBytes.vp8xChunk(0x28, PHOTO.getWidth(), PHOTO.getHeight());
    return Stream.of(LossyWebp.encode(PHOTO), LosslessWebp.encode(PHOTO))
        .flatMap(
            simple -> {
              byte[] picture = Arrays.copyOfRange(simple, 12, simple.length);
              String name = "WebP " + new String(picture, 0, 4, StandardCharsets.US_ASCII);
              return Stream.of(
                  shown(name, simple, PHOTO),
                  shown(
                      name + ", metadata before",
                      ChunkBytes.webpFile(head, exif, profile, picture),
                      PHOTO),
                  shown(
                      name + ", metadata after",
                      ChunkBytes.webpFile(head, picture, profile, exif),
                      PHOTO),
                  shown(
                      name + ", unknown chunks",
                      ChunkBytes.webpFile(head, unknown, picture, unknown),
                      PHOTO),
                  shown(name + ", no VP8X", ChunkBytes.webpFile(picture, exif), PHOTO));
            });
  }

  private static Stream<PictureKind> gifs() {
    byte[] gif = TestPictures.encode(new PngKind(2, 8, false, false).picture(), "gif");
    BufferedImage picture = TestPictures.decode(gif);
    return Stream.of(
        shown("GIF", gif, TestPictures.toIntRgb(picture)),
        shown("GIF, screen too small", withScreen(gif, 20, 20), TestPictures.toIntRgb(picture)),
        shown("GIF, no screen", withScreen(gif, 0, 0), TestPictures.toIntRgb(picture)),
        shown("GIF, larger screen", withScreen(gif, 96, 80), onWhite(gif, 96, 80, 0, 0)));
  }
}
