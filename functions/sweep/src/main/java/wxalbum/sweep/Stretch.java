package wxalbum.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.album.StoredObjects.StoredObject;

/** One page of a scan: the listed objects up to a position (inclusive) and the rows beside them. */
record Stretch(List<StoredObject> page, List<SweptPhoto> rows) {
  Stretch {
    page = List.copyOf(page);
    rows = List.copyOf(rows);
  }

  /**
   * Returns the last position whose objects are all on a page that is not the last one. The last
   * photo of the page may have more objects on the next page, so it is left out. A page with only
   * one photo counts as complete, because otherwise the scan would never advance.
   */
  static Optional<Place> complete(List<StoredObject> page) {
    List<Place> positions =
        page.stream()
            .map(Found::of)
            .flatMap(Optional::stream)
            .map(Found::place)
            .distinct()
            .toList();
    return positions.isEmpty()
        ? Optional.empty()
        : Optional.of(positions.get(Math.max(0, positions.size() - 2)));
  }

  /**
   * Returns the part of a page up to and including a position. Unrecognized keys belong to the
   * position before them.
   */
  static List<StoredObject> upTo(List<StoredObject> page, Place end) {
    return page.stream()
        .takeWhile(
            object ->
                Found.of(object).filter(found -> found.place().compareTo(end) > 0).isEmpty())
        .toList();
  }

  /** Returns the number of keys that do not have the form of a photo's key. */
  static long strange(List<StoredObject> page) {
    return page.stream().filter(object -> Found.of(object).isEmpty()).count();
  }

  /** Returns the objects and rows of this page, grouped by position and in key order. */
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
    Map<Place, Sight> items = new TreeMap<>();
    objects.forEach(
        (position, found) ->
            items.put(position, new Sight(position, photos.get(position), found)));
    return items.values();
  }
}
