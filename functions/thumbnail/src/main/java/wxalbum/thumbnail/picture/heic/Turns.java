package wxalbum.thumbnail.picture.heic;

import java.util.List;
import wxalbum.thumbnail.picture.geometry.Orientation;

/**
 * Quarter turns clockwise, after left and right were exchanged or not: what rotations ({@code
 * irot}, ISO/IEC 23008-12, 6.5.10) and mirrorings ({@code imir}, 6.5.12) come to, done one after
 * the other in the order in which they describe an item.
 */
record Turns(boolean mirrored, int quarters) {
  private static final Turns NONE = new Turns(false, 0);

  /** What the properties of an item say. */
  static Orientation of(List<Box> properties) {
    Turns turns = NONE;
    for (Box property : properties) {
      turns =
          switch (property.type()) {
            case "irot" -> turns.turned(-(property.open().u8() & 3));
            // 0 exchanges top and bottom, 1 left and right.
            case "imir" -> turns.mirroredAnd((property.open().u8() & 1) == 0 ? 2 : 0);
            default -> turns;
          };
    }
    return turns.orientation();
  }

  private Turns turned(int clockwise) {
    return new Turns(mirrored, (quarters + clockwise) & 3);
  }

  private Turns mirroredAnd(int clockwise) {
    return new Turns(!mirrored, (clockwise - quarters) & 3);
  }

  private Orientation orientation() {
    return switch (quarters) {
      case 0 -> mirrored ? Orientation.MIRRORED : Orientation.UPRIGHT;
      case 1 -> mirrored ? Orientation.TRANSVERSED : Orientation.QUARTER_TURNED;
      case 2 -> mirrored ? Orientation.FLIPPED : Orientation.HALF_TURNED;
      default -> mirrored ? Orientation.TRANSPOSED : Orientation.THREE_QUARTERS_TURNED;
    };
  }
}
