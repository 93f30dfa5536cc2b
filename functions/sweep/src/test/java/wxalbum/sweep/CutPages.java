package wxalbum.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import wxalbum.album.ObjectKey;
import wxalbum.album.StoredObjects;

/** A bucket whose listing pages have at most three objects, whatever limit is requested. */
record CutPages(StoredObjects bucket) implements StoredObjects {
  private static final int MOST = 3;

  @Override
  public Page list(String prefix, String after, int limit) {
    Page page = bucket.list(prefix, after, limit);
    List<StoredObject> objects = page.objects();
    return objects.size() > MOST ? new Page(objects.subList(0, MOST), true) : page;
  }

  @Override
  public Optional<StoredObject> look(ObjectKey key) {
    return bucket.look(key);
  }

  @Override
  public void touch(ObjectKey.Original key, String etag) {
    bucket.touch(key, etag);
  }

  @Override
  public void remove(Collection<? extends ObjectKey> keys) {
    bucket.remove(keys);
  }
}
