package wxalbum.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.picture.color.IccProfile;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.metadata.PictureMetadata;
import wxalbum.picture.placeholder.ThumbHash;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestPictures;

/** Fuzz tests of Exif blocks, color profiles and placeholders. */
class MetadataFuzzTest {
  private static final ReliabilityCounter CASES =
      new ReliabilityCounter("fuzz cases", MetadataFuzzTest.class);

  private final Fuzzer mutations = new Fuzzer(20_261_125);

  @AfterAll
  static void writeReport() {
    CASES.writeReport();
  }

  @Test
  void readsDamagedExifWithoutException() {
    byte[] camera =
        new ExifBuilder()
            .ifd0(0x010f, "Apple")
            .orientation(6)
            .exifIfd(0x9003, "2026:05:01 12:00:00")
            .exifIfd(0x829a, 1, 250)
            .gpsPosition("N", new int[] {30, 15, 3300}, "E", new int[] {120, 8, 5500})
            .insertInto(TestPictures.quadrants(8, 8, "jpg"));

    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = mutations.mutate(camera);
      CASES.attempt(() -> assertValid(PictureMetadata.read(damaged)));
    }
  }

  @Test
  void parsesDamagedProfilesWithoutException() {
    List<byte[]> profiles =
        List.of(
            IccProfileBuilder.displayP3().build(),
            IccProfileBuilder.adobeRgb().build(),
            IccProfileBuilder.gray(2.2).build(),
            IccProfileBuilder.lookupTable("RGB ").build());

    for (int i = 0; i < 10_000; i++) {
      byte[] damaged = mutations.mutate(mutations.pickRandom(profiles));
      CASES.attempt(() -> assertThat(new IccProfile(damaged).srgbConverter()).isNotNull());
    }
  }

  @Test
  void hashesPicturesOfAnySize() {
    Random random = new Random(20_261_126);
    for (int i = 0; i < 2_000; i++) {
      PixelSize size = new PixelSize(1 + random.nextInt(100), 1 + random.nextInt(100));
      int[] rgb = random.ints((long) size.width() * size.height()).toArray();
      CASES.attempt(() -> assertThat(ThumbHash.hash(size, rgb).length).isBetween(5, 40));
    }
  }

  private static void assertValid(PictureMetadata metadata) {
    assertThat(metadata.orientation()).isNotNull();
    Double latitude = metadata.camera().latitude();
    if (latitude != null) {
      assertThat(latitude).isBetween(-90.0, 90.0);
    }
  }
}
