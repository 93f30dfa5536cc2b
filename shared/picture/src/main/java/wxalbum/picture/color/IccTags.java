package wxalbum.picture.color;

import java.nio.ByteBuffer;

/** The header and the tagged elements of an ICC profile (ICC.1:2022, sections 7.2 and 7.3). */
record IccTags(ByteBuffer profile) {
  private static final int DEVICE_CLASS_OFFSET = 12;
  private static final int COLOR_SPACE_OFFSET = 16;
  private static final int CONNECTION_SPACE_OFFSET = 20;
  private static final int SIGNATURE_OFFSET = 36;
  private static final int TAG_COUNT_OFFSET = 128;
  private static final int TAG_TABLE_OFFSET = 132;
  private static final int TAG_ENTRY_BYTES = 12;
  private static final int ACSP = 0x61637370;

  /**
   * Returns the tags of a profile.
   *
   * @throws IllegalArgumentException when the profile has no profile file signature
   * @throws IndexOutOfBoundsException when the profile is shorter than its header
   */
  static IccTags of(ByteBuffer profile) {
    if (profile.getInt(SIGNATURE_OFFSET) != ACSP) {
      throw new IllegalArgumentException("not an ICC profile: the signature is missing");
    }
    return new IccTags(profile);
  }

  /** Returns the signature of the device class, such as display. */
  int deviceClass() {
    return profile.getInt(DEVICE_CLASS_OFFSET);
  }

  /** Returns the signature of the color space of the pixels. */
  int colorSpace() {
    return profile.getInt(COLOR_SPACE_OFFSET);
  }

  /** Returns the signature of the profile connection space. */
  int connectionSpace() {
    return profile.getInt(CONNECTION_SPACE_OFFSET);
  }

  boolean has(int tag) {
    return findEntry(tag) >= 0;
  }

  /**
   * Returns the element that a tag refers to.
   *
   * @throws IllegalArgumentException when the profile has no such tag
   * @throws IndexOutOfBoundsException when the element is not within the profile
   */
  ByteBuffer element(int tag) {
    int entry = findEntry(tag);
    if (entry < 0) {
      throw new IllegalArgumentException("the ICC profile has no such tag");
    }
    return profile.slice(profile.getInt(entry + 4), profile.getInt(entry + 8));
  }

  private int findEntry(int tag) {
    int capacity = (profile.limit() - TAG_TABLE_OFFSET) / TAG_ENTRY_BYTES;
    int count = Math.min(profile.getInt(TAG_COUNT_OFFSET), capacity);
    for (int i = 0; i < count; i++) {
      if (profile.getInt(TAG_TABLE_OFFSET + i * TAG_ENTRY_BYTES) == tag) {
        return TAG_TABLE_OFFSET + i * TAG_ENTRY_BYTES;
      }
    }
    return -1;
  }
}
