package wxalbum.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object and collects everything that is wrong with them. A faulty value
 * reads as a harmless one; {@link #check} then refuses the whole, naming every fault and every
 * field that nobody asked for.
 */
public final class Fields {
  private final JsonNode object;
  private final String pointer;
  private final List<Fault> faults;
  private final Set<String> known = new HashSet<>();

  private Fields(JsonNode object, String pointer, List<Fault> faults) {
    this.object = object;
    this.pointer = pointer;
    this.faults = faults;
  }

  /** The fields of a request's body. */
  static Fields of(String body) {
    JsonNode node;
    try {
      node = Json.read(body);
    } catch (JsonProcessingException e) {
      throw Refusal.of("", "The body is not valid JSON.");
    }
    if (!node.isObject()) {
      throw Refusal.of("", "The body is not a JSON object.");
    }
    return new Fields(node, "", new ArrayList<>());
  }

  /** A text of {@code min} to {@code max} code points, trimmed. */
  public String text(String name, int min, int max) {
    JsonNode value = required(name);
    return value == null ? "" : text(name, value, min, max);
  }

  /** The same, or nothing where the field is absent or null. */
  public @Nullable String optionalText(String name, int min, int max) {
    JsonNode value = optional(name);
    return value == null ? null : text(name, value, min, max);
  }

  /** A text in a form of its own; what the parser answers with nothing is a fault. */
  public <T> @Nullable T optionalParsed(
      String name, String expected, Function<String, Optional<T>> parser) {
    JsonNode value = optional(name);
    if (value == null) {
      return null;
    }
    T parsed = value.isTextual() ? parser.apply(value.textValue()).orElse(null) : null;
    return parsed == null ? this.<@Nullable T>fault(name, "must be " + expected, null) : parsed;
  }

  /** A whole number from {@code min} to {@code max}. */
  public long number(String name, long min, long max) {
    JsonNode value = required(name);
    return value == null ? min : number(name, value, min, max);
  }

  /** The same, or nothing where the field is absent or null. */
  public @Nullable Long optionalNumber(String name, long min, long max) {
    JsonNode value = optional(name);
    return value == null ? null : number(name, value, min, max);
  }

  /** True or false; false where the field is absent or null. */
  public boolean flag(String name) {
    JsonNode value = optional(name);
    if (value == null) {
      return false;
    }
    return value.isBoolean() ? value.booleanValue() : fault(name, "must be true or false", false);
  }

  /** A list of {@code min} to {@code max} objects, each read by {@code reader}. */
  public <T> List<T> objects(String name, int min, int max, Function<Fields, T> reader) {
    JsonNode value = required(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() < min || value.size() > max) {
      return fault(name, "must be a list of " + min + " to " + max + " objects", List.of());
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String place = at(name) + "/" + i;
      if (!value.get(i).isObject()) {
        faults.add(new Fault(place, "Must be an object."));
        continue;
      }
      Fields fields = new Fields(value.get(i), place, faults);
      items.add(reader.apply(fields));
      fields.refuseUnknown();
    }
    return items;
  }

  /** Whether the field is there at all, be it null. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** Adds a fault that only the reader can see; the value passes through. */
  public <T extends @Nullable Object> T fault(String name, String detail, T value) {
    faults.add(new Fault(at(name), "The field " + name + " " + detail + "."));
    return value;
  }

  /** Refuses the request where anything was wrong; returns what was read. */
  public <T extends @Nullable Object> T check(T read) {
    refuseUnknown();
    if (!faults.isEmpty()) {
      throw new Refusal(Problem.of(faults));
    }
    return read;
  }

  private void refuseUnknown() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                faults.add(new Fault(at(shown), "There is no such field."));
              }
            });
  }

  private String text(String name, JsonNode value, int min, int max) {
    if (!value.isTextual()) {
      return fault(name, "must be a text", "");
    }
    String text = value.textValue().strip();
    if (text.codePoints().anyMatch(Fields::unfit)) {
      return fault(name, "must not hold control characters", "");
    }
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      return fault(name, "must have " + min + " to " + max + " characters", "");
    }
    return text;
  }

  /** Control characters, and halves of a surrogate pair that stand alone. */
  private static boolean unfit(int codePoint) {
    return Character.isISOControl(codePoint) || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  private long number(String name, JsonNode value, long min, long max) {
    boolean whole = value.isIntegralNumber() && value.canConvertToLong();
    if (!whole || value.longValue() < min || value.longValue() > max) {
      return fault(name, "must be a whole number from " + min + " to " + max, min);
    }
    return value.longValue();
  }

  private @Nullable JsonNode required(String name) {
    JsonNode value = optional(name);
    return value == null ? this.<@Nullable JsonNode>fault(name, "is missing", null) : value;
  }

  private @Nullable JsonNode optional(String name) {
    known.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
