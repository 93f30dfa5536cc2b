package wxalbum.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.album.ObjectInventory.ObjectSummary;

/** One page of a scan: the listed objects up to a position (inclusive) and the rows beside them. */
record ScanPage(List<ObjectSummary> objects, List<SweptPhoto> photos) {
  ScanPage {
    objects = List.copyOf(objects);
    photos = List.copyOf(photos);
  }

  /**
   * Returns the last position whose objects are all on a page that is not the last one. The last
   * photo of the page may have more objects on the next page, so it is left out. A page with only
   * one photo counts as complete, because otherwise the scan would never advance.
   */
  static Optional<PhotoPosition> lastCompletePosition(List<ObjectSummary> page) {
    List<PhotoPosition> positions =
        page.stream()
            .map(ParsedObject::of)
            .flatMap(Optional::stream)
            .map(ParsedObject::position)
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
  static List<ObjectSummary> takeThrough(List<ObjectSummary> page, PhotoPosition end) {
    return page.stream()
        .takeWhile(
            object ->
                ParsedObject.of(object)
                    .filter(found -> found.position().compareTo(end) > 0)
                    .isEmpty())
        .toList();
  }

  /** Returns the number of keys that do not have the form of a photo's key. */
  static long countUnrecognized(List<ObjectSummary> page) {
    return page.stream().filter(object -> ParsedObject.of(object).isEmpty()).count();
  }

  /** Returns the objects and rows of this page, grouped by position and in key order. */
  Collection<ReconcileItem> toItems() {
    Map<PhotoPosition, List<ParsedObject>> objects = new TreeMap<>();
    Map<PhotoPosition, SweptPhoto> photos = new TreeMap<>();
    this.objects.stream()
        .map(ParsedObject::of)
        .flatMap(Optional::stream)
        .forEach(
            found -> objects.computeIfAbsent(found.position(), _ -> new ArrayList<>()).add(found));
    for (SweptPhoto row : this.photos) {
      photos.put(PhotoPosition.of(row), row);
      objects.putIfAbsent(PhotoPosition.of(row), List.of());
    }
    Map<PhotoPosition, ReconcileItem> items = new TreeMap<>();
    objects.forEach(
        (position, found) ->
            items.put(position, new ReconcileItem(position, photos.get(position), found)));
    return items.values();
  }
}
