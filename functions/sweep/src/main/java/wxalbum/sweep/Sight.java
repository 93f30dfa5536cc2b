package wxalbum.sweep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a walk sees at a place: a photo, its objects in a part of the bucket, or both.
 *
 * @param place where
 * @param row null where no row names the objects
 */
record Sight(Place place, @Nullable SweptPhoto row, List<Found> objects) {
  Sight {
    objects = List.copyOf(objects);
  }
}
