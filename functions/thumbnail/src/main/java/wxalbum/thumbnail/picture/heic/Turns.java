package wxalbum.thumbnail.picture.heic;

import java.util.List;
import wxalbum.thumbnail.picture.geometry.Orientation;

/**
 * The composition of the rotations ({@code irot}, ISO/IEC 23008-12, 6.5.10) and mirrorings ({@code
 * imir}, 6.5.12) of an item, which are applied in the order of its properties.
 *
 * @param mirrored whether left and right are exchanged before the rotation
 * @param quarters number of clockwise quarter turns, from 0 to 3
 */
record Turns(boolean mirrored, int quarters) {
  private static final Turns NONE = new Turns(false, 0);

  /** Returns the orientation that the properties of an item describe. */
  static Orientation of(List<Box> properties) {
    Turns transform = NONE;
    for (Box property : properties) {
      transform =
          switch (property.type()) {
            // The angle is counter-clockwise, in quarter turns.
            case "irot" -> transform.turned(-(property.open().u8() & 3));
            // Axis 0 exchanges top and bottom, axis 1 left and right.
            case "imir" -> transform.mirroredAnd((property.open().u8() & 1) == 0 ? 2 : 0);
            default -> transform;
          };
    }
    return transform.orientation();
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
