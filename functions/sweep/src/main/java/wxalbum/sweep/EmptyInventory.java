package wxalbum.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;

/** The inventory of a bucket without objects, for priming. */
final class EmptyInventory implements ObjectInventory {
  @Override
  public ObjectPage list(String prefix, String after, int limit) {
    return new ObjectPage(List.of(), false);
  }

  @Override
  public Optional<ObjectSummary> head(ObjectKey key) {
    return Optional.empty();
  }

  @Override
  public void replayEvent(ObjectKey.Original key, String etag) {}

  @Override
  public boolean quarantine(ObjectKey.Original key) {
    return false;
  }

  @Override
  public void delete(Collection<? extends ObjectKey> keys) {}
}
