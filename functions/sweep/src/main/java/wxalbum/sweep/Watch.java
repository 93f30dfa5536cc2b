package wxalbum.sweep;

import java.util.List;

/** Makes the row of a photo and its objects under one key prefix consistent. */
@FunctionalInterface
interface Watch {
  /** Repairs a photo if its row and its objects differ. */
  void see(SweptPhoto photo, List<Found> found, Round run);
}
