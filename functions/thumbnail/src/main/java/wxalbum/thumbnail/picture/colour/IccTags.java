package wxalbum.thumbnail.picture.colour;

import java.nio.ByteBuffer;

/** The header and the tagged elements of a profile (ICC.1:2022, 7.2 and 7.3). */
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
   * The tags of a profile.
   *
   * @throws IllegalArgumentException when it is not signed as one
   * @throws IndexOutOfBoundsException when it is shorter than a header
   */
  static IccTags of(ByteBuffer profile) {
    if (profile.getInt(SIGNATURE) != ACSP) {
      throw new IllegalArgumentException("No profile");
    }
    return new IccTags(profile);
  }

  /** The signature of what it describes, such as a display. */
  int deviceClass() {
    return profile.getInt(CLASS);
  }

  /** The signature of the colour space of its pixels. */
  int colourSpace() {
    return profile.getInt(COLOUR_SPACE);
  }

  /** The signature of the colour space that it leads to. */
  int connectionSpace() {
    return profile.getInt(CONNECTION_SPACE);
  }

  boolean has(int tag) {
    return entry(tag) >= 0;
  }

  /**
   * The element that a tag points to.
   *
   * @throws IllegalArgumentException when there is none
   * @throws IndexOutOfBoundsException when it does not lie within the profile
   */
  ByteBuffer element(int tag) {
    int entry = entry(tag);
    if (entry < 0) {
      throw new IllegalArgumentException("No such tag");
    }
    return profile.slice(profile.getInt(entry + 4), profile.getInt(entry + 8));
  }

  private int entry(int tag) {
    int fitting = (profile.limit() - TAG_TABLE) / TAG_LENGTH;
    int count = Math.min(profile.getInt(TAG_COUNT), fitting);
    for (int i = 0; i < count; i++) {
      if (profile.getInt(TAG_TABLE + i * TAG_LENGTH) == tag) {
        return TAG_TABLE + i * TAG_LENGTH;
      }
    }
    return -1;
  }
}
