package wxalbum.picture.heic;

import java.util.List;
import wxalbum.picture.header.Orientation;

/**
 * The composition of the rotations ({@code irot}, ISO/IEC 23008-12, 6.5.10) and mirrorings ({@code
 * imir}, 6.5.12) of an item, which are applied in the order of its properties.
 *
 * @param mirrored whether left and right are exchanged before the rotation
 * @param quarterTurns number of clockwise quarter turns, from 0 to 3
 */
record HeicTransform(boolean mirrored, int quarterTurns) {
  private static final HeicTransform IDENTITY = new HeicTransform(false, 0);

  /** Returns the orientation that the properties of an item describe. */
  static Orientation orientationOf(List<Box> properties) {
    HeicTransform transform = IDENTITY;
    for (Box property : properties) {
      transform =
          switch (property.type()) {
            // The angle is counter-clockwise, in quarter turns.
            case "irot" -> transform.rotated(-(property.newReader().readU8() & 3));
            // Axis 0 exchanges top and bottom, axis 1 left and right.
            case "imir" ->
                transform.mirroredThenRotated((property.newReader().readU8() & 1) == 0 ? 2 : 0);
            default -> transform;
          };
    }
    return transform.toOrientation();
  }

  private HeicTransform rotated(int clockwise) {
    return new HeicTransform(mirrored, (quarterTurns + clockwise) & 3);
  }

  private HeicTransform mirroredThenRotated(int clockwise) {
    return new HeicTransform(!mirrored, (clockwise - quarterTurns) & 3);
  }

  private Orientation toOrientation() {
    return switch (quarterTurns) {
      case 0 -> mirrored ? Orientation.FLIP_HORIZONTAL : Orientation.UPRIGHT;
      case 1 -> mirrored ? Orientation.TRANSVERSE : Orientation.ROTATE_90;
      case 2 -> mirrored ? Orientation.FLIP_VERTICAL : Orientation.ROTATE_180;
      default -> mirrored ? Orientation.TRANSPOSE : Orientation.ROTATE_270;
    };
  }
}
