package wxalbum.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.album.StoredObjects.StoredObject;

/**
 * A stretch of a walk: a page of a listing up to and with a place, and the rows of the same
 * stretch.
 */
record Stretch(List<StoredObject> page, List<SweptPhoto> rows) {
  Stretch {
    page = List.copyOf(page);
    rows = List.copyOf(rows);
  }

  /**
   * How far a page is complete that others follow: its last photo may have objects on the next one.
   * A page of no more than one photo counts as complete, for the walk must go on.
   */
  static Optional<Place> complete(List<StoredObject> page) {
    List<Place> places =
        page.stream()
            .map(Found::of)
            .flatMap(Optional::stream)
            .map(Found::place)
            .distinct()
            .toList();
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(places.get(Math.max(0, places.size() - 2)));
  }

  /** The part of a page up to and with a place; keys that are not ours go with the one before. */
  static List<StoredObject> upTo(List<StoredObject> page, Place until) {
    return page.stream()
        .takeWhile(
            object ->
                Found.of(object).filter(found -> found.place().compareTo(until) > 0).isEmpty())
        .toList();
  }

  /** How many keys are not ours. */
  static long strange(List<StoredObject> page) {
    return page.stream().filter(object -> Found.of(object).isEmpty()).count();
  }

  /** What is seen, place by place. */
  Collection<Sight> sights() {
    Map<Place, List<Found>> objects = new TreeMap<>();
    Map<Place, SweptPhoto> photos = new TreeMap<>();
    page.stream()
        .map(Found::of)
        .flatMap(Optional::stream)
        .forEach(
            found -> objects.computeIfAbsent(found.place(), _ -> new ArrayList<>()).add(found));
    for (SweptPhoto row : rows) {
      photos.put(Place.of(row), row);
      objects.putIfAbsent(Place.of(row), List.of());
    }
    Map<Place, Sight> sights = new TreeMap<>();
    objects.forEach(
        (place, found) -> sights.put(place, new Sight(place, photos.get(place), found)));
    return sights.values();
  }
}
