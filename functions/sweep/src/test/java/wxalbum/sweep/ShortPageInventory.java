package wxalbum.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;

/** A bucket whose listing pages have at most three objects, whatever limit is requested. */
record ShortPageInventory(ObjectInventory delegate) implements ObjectInventory {
  private static final int MAX_OBJECTS = 3;

  @Override
  public ObjectPage list(String prefix, String after, int limit) {
    ObjectPage page = delegate.list(prefix, after, limit);
    List<ObjectSummary> objects = page.objects();
    return objects.size() > MAX_OBJECTS
        ? new ObjectPage(objects.subList(0, MAX_OBJECTS), true)
        : page;
  }

  @Override
  public Optional<ObjectSummary> head(ObjectKey key) {
    return delegate.head(key);
  }

  @Override
  public void replayEvent(ObjectKey.Original key, String etag) {
    delegate.replayEvent(key, etag);
  }

  @Override
  public boolean quarantine(ObjectKey.Original key) {
    return delegate.quarantine(key);
  }

  @Override
  public void delete(Collection<? extends ObjectKey> keys) {
    delegate.delete(keys);
  }
}
