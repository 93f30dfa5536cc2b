package wxalbum.thumbnail.picture.heic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The boxes that describe items, and which of them describe which (ISO/IEC 14496-12, 8.11.14). */
final class ItemProperties {
  private static final int MOST_OF_ONE = 255;

  private final List<Box> container;
  private final Map<Long, List<Integer>> indices = new HashMap<>();

  /** Reads the box {@code iprp}. */
  ItemProperties(Box iprp) {
    List<Box> boxes = Box.all(iprp.open());
    this.container = Box.all(Box.required(boxes, "ipco").open());
    boxes.stream().filter(box -> box.type().equals("ipma")).forEach(this::associate);
  }

  /** Those of an item, in their order; none for an item that has none. */
  List<Box> of(long item) {
    return indices.getOrDefault(item, List.of()).stream().map(this::at).toList();
  }

  /** Counted from 1; 0 stands for none and is left out when the table is read. */
  private Box at(int index) {
    if (index > container.size()) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return container.get(index - 1);
  }

  /** The uppermost bit of an index says whether readers must know the box; ours know their own. */
  private void associate(Box ipma) {
    BoxBytes bytes = ipma.open();
    int version = bytes.u8();
    boolean wide = (bytes.number(3) & 1) != 0;
    int count = bytes.count(4, Items.MOST);
    for (int i = 0; i < count; i++) {
      long item = bytes.number(version == 0 ? 2 : 4);
      int associations = bytes.count(1, MOST_OF_ONE);
      List<Integer> own = new ArrayList<>(associations);
      for (int j = 0; j < associations; j++) {
        int index = wide ? bytes.u16() & 0x7fff : bytes.u8() & 0x7f;
        if (index != 0) {
          own.add(index);
        }
      }
      indices.putIfAbsent(item, own);
    }
  }
}
