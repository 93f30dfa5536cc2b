package wxalbum.sweep;

import java.util.List;

/** Sees to it that each photo of a walk and its objects there agree. */
@FunctionalInterface
interface Watch {
  /** Mends what can be mended of a photo that has these objects. */
  void see(SweptPhoto row, List<Found> there, Round round);
}
