package wxalbum.sweep;

import wxalbum.album.UserId;

/** The usage that purged photos release for one user. */
record ReleasedUsage(UserId userId, long bytesReserved, long bytesStored, int photoCount) {
  static ReleasedUsage of(SweptPhoto photo) {
    return photo.lifecycle().isStored()
        ? new ReleasedUsage(photo.uploaderId(), 0, photo.bytes(), 1)
        : new ReleasedUsage(photo.uploaderId(), photo.bytes(), 0, 0);
  }

  ReleasedUsage plus(ReleasedUsage other) {
    return new ReleasedUsage(
        userId,
        bytesReserved + other.bytesReserved,
        bytesStored + other.bytesStored,
        photoCount + other.photoCount);
  }
}
