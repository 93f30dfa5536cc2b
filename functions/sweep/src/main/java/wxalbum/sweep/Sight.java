package wxalbum.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A photo's row and its objects under one key prefix, at one position of a scan. At least one of
 * the two is present.
 *
 * @param row null if the objects have no row
 */
record Sight(Place place, @Nullable SweptPhoto row, List<Found> objects) {
  Sight {
    objects = List.copyOf(objects);
  }
}
