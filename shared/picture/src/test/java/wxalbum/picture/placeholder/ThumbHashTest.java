package wxalbum.picture.placeholder;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.picture.header.PixelSize;
import wxalbum.testkit.TestPictures;

class ThumbHashTest {
  /** Compares with results of the reference implementation in JavaScript (npm thumbhash 0.1.1). */
  @ParameterizedTest
  @CsvSource({
    "100, 75, H/gBBYJkQ2YiBGNUNkWGZPw7yggj",
    "75, 100, H/gBBQIjUmREBxNSV3JDV3++gZgF",
    "32, 32, HfgFDwYwU5czdplkmDiXSJmlKMjQAqgM",
    "100, 3, 2+gJOYZgcFmTh4h3aU/4dXg=",
    "3, 100, mvgJOQ5zkCiIiHRZf0mCOAc=",
    "2, 1, xPYJVIB3CIiIiIeAeIeHh994+A==",
  })
  void matchesReferenceForPattern(int width, int height, String expected) {
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      int y = i / width;
      rgb[i] = ((x * x + 3 * y) % 256) << 16 | ((5 * x + y * y) % 256) << 8 | (x * y + 40) % 256;
    }

    byte[] hash = ThumbHash.hash(new PixelSize(width, height), rgb);

    assertThat(hash).isEqualTo(Base64.getDecoder().decode(expected));
  }

  @ParameterizedTest
  @CsvSource({"100, 75, 07UJdYiIlXiQhnh6h2d4eJB1+MVJ", "60, 100, l8QJTAh4CIaYiHhnmGeUkHj3eg=="})
  void matchesReferenceForGradient(int width, int height, String expected) {
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      int y = i / width;
      int red = (x + 2 * y) * (x + 2 * y) / 500;
      int green = (40 * x * x + y * y * y) / 3_200;
      int blue = 3 * x + y < 200 ? 180 : 20 + y;
      rgb[i] = red << 16 | green << 8 | blue;
    }

    byte[] hash = ThumbHash.hash(new PixelSize(width, height), rgb);

    assertThat(hash).isEqualTo(Base64.getDecoder().decode(expected));
  }

  @Test
  void hasAtMost40CharactersInBase64() {
    BufferedImage square = TestPictures.quadrants(100, 100, BufferedImage.TYPE_INT_RGB);

    String hash = ThumbHash.toBase64(square);

    assertThat(hash).hasSizeLessThanOrEqualTo(40);
  }
}
