package wxalbum.idempotency;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wxalbum.album.Id;
import wxalbum.album.Ids;

/**
 * The resources that a write created or changed, in the order of its response. The text form is
 * their ids, separated by spaces.
 */
public record WrittenResources(List<UUID> ids) {
  public WrittenResources {
    ids = List.copyOf(ids);
  }

  /** Creates the resources with these ids. */
  public static WrittenResources of(List<? extends Id> ids) {
    return new WrittenResources(ids.stream().map(Id::value).toList());
  }

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException if the text is not exactly what {@link #toString} writes
   */
  public static WrittenResources parse(String text) {
    if (text.isEmpty()) {
      return new WrittenResources(List.of());
    }
    return new WrittenResources(
        Stream.of(text.split(" ", -1)).map(WrittenResources::parseId).toList());
  }

  private static UUID parseId(String text) {
    return Ids.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not the id of a resource: " + text));
  }

  /** Returns the ids in their own type. */
  public <I extends Id> List<I> ids(Function<UUID, I> type) {
    return ids.stream().map(type).toList();
  }

  /**
   * Returns the id of the only resource.
   *
   * @throws IllegalStateException if the write had more resources, or none
   */
  public <I extends Id> I only(Function<UUID, I> type) {
    if (ids.size() != 1) {
      throw new IllegalStateException("the write had " + ids.size() + " resources, not one");
    }
    return type.apply(ids.getFirst());
  }

  @Override
  public String toString() {
    return ids.stream().map(Ids::format).collect(Collectors.joining(" "));
  }
}
