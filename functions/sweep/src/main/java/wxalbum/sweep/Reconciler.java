package wxalbum.sweep;

import java.util.List;

/** Makes the row of a photo and its objects under one key prefix consistent. */
@FunctionalInterface
interface Reconciler {
  /** Repairs a photo if its row and its objects differ. */
  void reconcile(SweptPhoto photo, List<ParsedObject> found, SweepRun run);
}
