package wxalbum.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A photo's row and its objects under one key prefix, at one position of a scan. At least one of
 * the two is present.
 *
 * @param photo null if the objects have no row
 */
record ReconcileItem(
    PhotoPosition position, @Nullable SweptPhoto photo, List<ParsedObject> objects) {
  ReconcileItem {
    objects = List.copyOf(objects);
  }
}
