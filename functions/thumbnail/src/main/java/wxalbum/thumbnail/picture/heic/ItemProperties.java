package wxalbum.thumbnail.picture.heic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The boxes that describe items, and which of them describe which (ISO/IEC 14496-12, 8.11.14). */
final class ItemProperties {
  private static final int MOST_OF_ONE = 32;

  /**
   * What may be called essential: the first line is obeyed, the second tells of pixels and light
   * what the coded picture tells too, or what makes no difference here.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "hvcC", "ispe", "colr", "clap", "irot", "imir", //
          "pixi", "pasp", "clli", "mdcv", "cclv", "amve");

  private final List<Box> container;
  private final Map<Long, List<Association>> associations = new HashMap<>();

  /**
   * One box that describes an item.
   *
   * @param index counted from 1; 0 stands for none
   * @param essential whether readers that do not know it must leave the item alone
   */
  private record Association(int index, boolean essential) {}

  /** Reads the box {@code iprp}. */
  ItemProperties(Box iprp) {
    List<Box> boxes = Box.all(iprp.open());
    this.container = Box.all(Box.required(boxes, "ipco").open());
    boxes.stream().filter(box -> box.type().equals("ipma")).forEach(ipma -> associate(ipma.open()));
  }

  /**
   * Those of an item, in their order; none for an item that has none.
   *
   * @throws UnfitPicture of {@link Fault#UNSUPPORTED_TYPE} when one is essential and not known
   */
  List<Box> of(long item) {
    return associations.getOrDefault(item, List.of()).stream()
        .filter(association -> association.index != 0)
        .map(this::box)
        .toList();
  }

  private Box box(Association association) {
    if (association.index > container.size()) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    Box box = container.get(association.index - 1);
    if (association.essential && !KNOWN.contains(box.type())) {
      throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
    }
    return box;
  }

  private void associate(BoxBytes ipma) {
    int version = ipma.u8();
    int width = (ipma.number(3) & 1) == 0 ? 1 : 2;
    int essential = width == 1 ? 0x80 : 0x8000;
    int items = ipma.count(4, Items.MOST - associations.size());
    for (int i = 0; i < items; i++) {
      long item = ipma.number(version == 0 ? 2 : 4);
      int count = ipma.count(1, MOST_OF_ONE);
      List<Association> own = new ArrayList<>(count);
      for (int j = 0; j < count; j++) {
        int index = (int) ipma.number(width);
        own.add(new Association(index & ~essential, (index & essential) != 0));
      }
      associations.putIfAbsent(item, own);
    }
  }
}
