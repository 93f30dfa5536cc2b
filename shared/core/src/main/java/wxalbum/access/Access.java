package wxalbum.access;

import java.util.Optional;

/** The decision whether a caller may do something, with the resource if the caller may. */
public sealed interface Access<T> {
  /**
   * The caller may do it.
   *
   * @param role role of the caller in the album
   */
  record Granted<T>(T resource, Role role) implements Access<T> {}

  /** The caller may not do it. */
  record Denied<T>(Denial denial) implements Access<T> {}

  /** Returns the resource, or empty if access is denied. */
  default Optional<T> granted() {
    return switch (this) {
      case Granted<T>(T resource, Role _) -> Optional.of(resource);
      case Denied<T> _ -> Optional.empty();
    };
  }

  /**
   * Decides on a resource.
   *
   * @param resource resource that the role was found for, or empty if there is no role
   */
  static <T> Access<T> decide(Optional<T> resource, Role role, Permission permission) {
    if (resource.isEmpty()) {
      return new Denied<>(Denial.NOT_FOUND);
    }
    return role.permits(permission)
        ? new Granted<>(resource.get(), role)
        : new Denied<>(Denial.FORBIDDEN);
  }
}
