package wxalbum.thumbnail.picture.heic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The property boxes of a file and their association with items (ISO/IEC 14496-12, 8.11.14). */
final class ItemProperties {
  private static final int MOST_OF_ONE = 32;

  /**
   * The accepted essential properties. Those of the first line are applied. Those of the second
   * line describe pixels and light; they repeat the coded picture or do not affect the result.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "hvcC", "ispe", "colr", "clap", "irot", "imir", //
          "pixi", "pasp", "clli", "mdcv", "cclv", "amve");

  private final List<Box> container;
  private final Map<Long, List<Association>> associations = new HashMap<>();

  /**
   * The association of an item with a property.
   *
   * @param index index of the box from 1; 0 means no property
   * @param essential whether a reader that does not support the property must not use the item
   */
  private record Association(int index, boolean essential) {}

  /** Reads the box {@code iprp}. */
  ItemProperties(Box iprp) {
    List<Box> boxes = Box.all(iprp.open());
    this.container = Box.all(Box.required(boxes, "ipco").open());
    boxes.stream().filter(box -> box.type().equals("ipma")).forEach(ipma -> associate(ipma.open()));
  }

  /**
   * Returns the properties of an item in their order; empty if it has no properties.
   *
   * @throws UnfitPicture of {@link Fault#UNSUPPORTED_TYPE} when an essential property is not
   *     supported, or {@link Fault#UNREADABLE} when an index is invalid
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
    int indexWidth = (ipma.number(3) & 1) == 0 ? 1 : 2;
    int essentialFlag = indexWidth == 1 ? 0x80 : 0x8000;
    int itemCount = ipma.count(4, Items.MOST - associations.size());
    for (int i = 0; i < itemCount; i++) {
      long item = ipma.number(version == 0 ? 2 : 4);
      int count = ipma.count(1, MOST_OF_ONE);
      List<Association> ofItem = new ArrayList<>(count);
      for (int j = 0; j < count; j++) {
        int entry = (int) ipma.number(indexWidth);
        ofItem.add(new Association(entry & ~essentialFlag, (entry & essentialFlag) != 0));
      }
      associations.putIfAbsent(item, ofItem);
    }
  }
}
