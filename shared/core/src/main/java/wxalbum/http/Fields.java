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
 * Reads the fields of a JSON object and collects all errors. An invalid value reads as a harmless
 * default. {@link #check} then throws one exception that contains every error and every unknown
 * field. A field is unknown if no method of this reader asked for it.
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

  /**
   * Parses the body of a request.
   *
   * @throws Refusal if the body is not a JSON object
   */
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

  /**
   * Reads a string of {@code min} to {@code max} code points, without leading and trailing white
   * space.
   */
  public String text(String name, int min, int max) {
    JsonNode value = required(name);
    return value == null ? "" : text(name, value, min, max);
  }

  /**
   * Reads an optional string of {@code min} to {@code max} code points; returns null if the field
   * is absent or null.
   */
  public @Nullable String optionalText(String name, int min, int max) {
    JsonNode value = optional(name);
    return value == null ? null : text(name, value, min, max);
  }

  /**
   * Reads an optional string in a format of its own; returns null if the field is absent or null.
   * The value is invalid if the parser returns empty.
   *
   * @param expected description of the format, for the error
   */
  public <T> @Nullable T optionalParsed(
      String name, String expected, Function<String, Optional<T>> parser) {
    JsonNode value = optional(name);
    if (value == null) {
      return null;
    }
    T parsed = value.isTextual() ? parser.apply(value.textValue()).orElse(null) : null;
    return parsed == null ? this.<@Nullable T>fault(name, "must be " + expected, null) : parsed;
  }

  /** Reads an integer from {@code min} to {@code max}. */
  public long number(String name, long min, long max) {
    JsonNode value = required(name);
    return value == null ? min : number(name, value, min, max);
  }

  /**
   * Reads an optional integer from {@code min} to {@code max}; returns null if the field is absent
   * or null.
   */
  public @Nullable Long optionalNumber(String name, long min, long max) {
    JsonNode value = optional(name);
    return value == null ? null : number(name, value, min, max);
  }

  /** Reads an optional boolean; returns false if the field is absent or null. */
  public boolean flag(String name) {
    JsonNode value = optional(name);
    if (value == null) {
      return false;
    }
    return value.isBoolean() ? value.booleanValue() : fault(name, "must be true or false", false);
  }

  /**
   * Reads an array of {@code min} to {@code max} objects.
   *
   * @param reader reads one object
   */
  public <T> List<T> objects(String name, int min, int max, Function<Fields, T> reader) {
    JsonNode value = required(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() < min || value.size() > max) {
      return fault(name, "must be an array of " + min + " to " + max + " objects", List.of());
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String itemPointer = at(name) + "/" + i;
      if (!value.get(i).isObject()) {
        faults.add(new Fault(itemPointer, "Must be an object."));
        continue;
      }
      Fields fields = new Fields(value.get(i), itemPointer, faults);
      items.add(reader.apply(fields));
      fields.refuseUnknown();
    }
    return items;
  }

  /** Returns whether the field is present, even if its value is null. */
  public boolean has(String name) {
    return object.has(name);
  }

  /**
   * Adds an error that the caller has detected.
   *
   * @return {@code value}
   */
  public <T extends @Nullable Object> T fault(String name, String detail, T value) {
    faults.add(new Fault(at(name), "The field " + name + " " + detail + "."));
    return value;
  }

  /**
   * Requires that no value was invalid and no field unknown.
   *
   * @return {@code value}
   * @throws Refusal if there are errors; contains all of them
   */
  public <T extends @Nullable Object> T check(T value) {
    refuseUnknown();
    if (!faults.isEmpty()) {
      throw new Refusal(Problem.of(faults));
    }
    return value;
  }

  private void refuseUnknown() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                String shortened = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                faults.add(new Fault(at(shortened), "Unknown field."));
              }
            });
  }

  private String text(String name, JsonNode value, int min, int max) {
    if (!value.isTextual()) {
      return fault(name, "must be a string", "");
    }
    String text = value.textValue().strip();
    if (text.codePoints().anyMatch(Fields::unfit)) {
      return fault(name, "must not contain control characters", "");
    }
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      return fault(name, "must have " + min + " to " + max + " characters", "");
    }
    return text;
  }

  /** Returns whether a code point is a control character or an unpaired surrogate. */
  private static boolean unfit(int codePoint) {
    return Character.isISOControl(codePoint) || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  private long number(String name, JsonNode value, long min, long max) {
    boolean isLong = value.isIntegralNumber() && value.canConvertToLong();
    if (!isLong || value.longValue() < min || value.longValue() > max) {
      return fault(name, "must be an integer from " + min + " to " + max, min);
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
