package wxalbum.picture.heic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;

/** The property boxes of a file and their association with items (ISO/IEC 14496-12, 8.11.14). */
final class ItemProperties {
  private static final int MAX_PER_ITEM = 32;

  /**
   * The accepted essential properties. Those of the first line are applied. Those of the second
   * line describe pixels and light; they repeat the coded picture or do not affect the result.
   */
  private static final Set<String> ACCEPTED_ESSENTIAL =
      Set.of(
          "hvcC", "ispe", "colr", "clap", "irot", "imir", //
          "pixi", "pasp", "clli", "mdcv", "cclv", "amve");

  private final List<Box> properties;
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
    List<Box> boxes = Box.readAll(iprp.newReader());
    this.properties = Box.readAll(Box.findRequired(boxes, "ipco").newReader());
    boxes.stream()
        .filter(box -> box.type().equals("ipma"))
        .forEach(ipma -> readAssociations(ipma.newReader()));
  }

  /**
   * Returns the properties of an item in their order; empty if it has no properties.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNSUPPORTED_TYPE} when an essential
   *     property is not supported, or {@link PictureFault#UNREADABLE} when an index is invalid
   */
  List<Box> propertiesOf(long item) {
    return associations.getOrDefault(item, List.of()).stream()
        .filter(association -> association.index != 0)
        .map(this::resolve)
        .toList();
  }

  private Box resolve(Association association) {
    if (association.index > properties.size()) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    Box box = properties.get(association.index - 1);
    if (association.essential && !ACCEPTED_ESSENTIAL.contains(box.type())) {
      throw new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE);
    }
    return box;
  }

  private void readAssociations(BoxReader ipma) {
    int version = ipma.readU8();
    int indexWidth = (ipma.readNumber(3) & 1) == 0 ? 1 : 2;
    int essentialFlag = indexWidth == 1 ? 0x80 : 0x8000;
    int itemCount = ipma.readCount(4, ItemTable.MAX_ENTRIES - associations.size());
    for (int i = 0; i < itemCount; i++) {
      long item = ipma.readNumber(version == 0 ? 2 : 4);
      int count = ipma.readCount(1, MAX_PER_ITEM);
      List<Association> ofItem = new ArrayList<>(count);
      for (int j = 0; j < count; j++) {
        int entry = (int) ipma.readNumber(indexWidth);
        ofItem.add(new Association(entry & ~essentialFlag, (entry & essentialFlag) != 0));
      }
      associations.putIfAbsent(item, ofItem);
    }
  }
}
