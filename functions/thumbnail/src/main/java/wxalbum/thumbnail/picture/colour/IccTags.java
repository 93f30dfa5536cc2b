package wxalbum.thumbnail.picture.colour;

import java.nio.ByteBuffer;

/** The header and the tagged elements of an ICC profile (ICC.1:2022, sections 7.2 and 7.3). */
record IccTags(ByteBuffer profile) {
  private static final int CLASS = 12;
  private static final int COLOUR_SPACE = 16;
  private static final int CONNECTION_SPACE = 20;
  private static final int SIGNATURE = 36;
  private static final int TAG_COUNT = 128;
  private static final int TAG_TABLE = 132;
  private static final int TAG_LENGTH = 12;
  private static final int ACSP = 0x61637370;

  /**
   * Returns the tags of a profile.
   *
   * @throws IllegalArgumentException when the profile has no profile file signature
   * @throws IndexOutOfBoundsException when the profile is shorter than its header
   */
  static IccTags of(ByteBuffer profile) {
    if (profile.getInt(SIGNATURE) != ACSP) {
      throw new IllegalArgumentException("not an ICC profile: the signature is missing");
    }
    return new IccTags(profile);
  }

  /** Returns the signature of the device class, such as display. */
  int deviceClass() {
    return profile.getInt(CLASS);
  }

  /** Returns the signature of the color space of the pixels. */
  int colourSpace() {
    return profile.getInt(COLOUR_SPACE);
  }

  /** Returns the signature of the profile connection space. */
  int connectionSpace() {
    return profile.getInt(CONNECTION_SPACE);
  }

  boolean has(int tag) {
    return entry(tag) >= 0;
  }

  /**
   * Returns the element that a tag refers to.
   *
   * @throws IllegalArgumentException when the profile has no such tag
   * @throws IndexOutOfBoundsException when the element is not within the profile
   */
  ByteBuffer element(int tag) {
    int entry = entry(tag);
    if (entry < 0) {
      throw new IllegalArgumentException("the ICC profile has no such tag");
    }
    return profile.slice(profile.getInt(entry + 4), profile.getInt(entry + 8));
  }

  private int entry(int tag) {
    int capacity = (profile.limit() - TAG_TABLE) / TAG_LENGTH;
    int count = Math.min(profile.getInt(TAG_COUNT), capacity);
    for (int i = 0; i < count; i++) {
      if (profile.getInt(TAG_TABLE + i * TAG_LENGTH) == tag) {
        return TAG_TABLE + i * TAG_LENGTH;
      }
    }
    return -1;
  }
}
