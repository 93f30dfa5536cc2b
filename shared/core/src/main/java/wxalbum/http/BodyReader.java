package wxalbum.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wxalbum.http.problem.FieldError;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemException;

/**
 * Reads the fields of a JSON object and collects all errors. An invalid value reads as a harmless
 * default. {@link #requireValid} then throws one exception that contains every error and every
 * unknown field. A field is unknown if no method of this reader asked for it.
 */
public final class BodyReader {
  private final JsonNode object;
  private final String pointer;
  private final List<FieldError> errors;
  private final Set<String> requestedNames = new HashSet<>();

  private BodyReader(JsonNode object, String pointer, List<FieldError> errors) {
    this.object = object;
    this.pointer = pointer;
    this.errors = errors;
  }

  /**
   * Parses the body of a request.
   *
   * @throws ProblemException if the body is not a JSON object
   */
  static BodyReader parse(String body) {
    JsonNode node;
    try {
      node = Json.read(body);
    } catch (JsonProcessingException e) {
      throw ProblemException.ofField("", "The body is not valid JSON.");
    }
    if (!node.isObject()) {
      throw ProblemException.ofField("", "The body is not a JSON object.");
    }
    return new BodyReader(node, "", new ArrayList<>());
  }

  /**
   * Reads a string of {@code min} to {@code max} code points, without leading and trailing white
   * space.
   */
  public String text(String name, int min, int max) {
    JsonNode value = requiredValue(name);
    return value == null ? "" : parseText(name, value, min, max);
  }

  /**
   * Reads an optional string of {@code min} to {@code max} code points; returns null if the field
   * is absent or null.
   */
  public @Nullable String optionalText(String name, int min, int max) {
    JsonNode value = optionalValue(name);
    return value == null ? null : parseText(name, value, min, max);
  }

  /**
   * Reads an optional string in a format of its own; returns null if the field is absent or null.
   * The value is invalid if the parser returns empty.
   *
   * @param expected description of the format, for the error
   */
  public <T> @Nullable T optionalParsed(
      String name, String expected, Function<String, Optional<T>> parser) {
    JsonNode value = optionalValue(name);
    if (value == null) {
      return null;
    }
    T parsed = value.isTextual() ? parser.apply(value.textValue()).orElse(null) : null;
    return parsed == null ? this.<@Nullable T>addError(name, "must be " + expected, null) : parsed;
  }

  /** Reads an integer from {@code min} to {@code max}. */
  public long number(String name, long min, long max) {
    JsonNode value = requiredValue(name);
    return value == null ? min : parseNumber(name, value, min, max);
  }

  /**
   * Reads an integer that is at least {@code min}. An integer above {@link Long#MAX_VALUE} reads as
   * that, so that the caller can name its own maximum.
   */
  public long unboundedNumber(String name, long min) {
    JsonNode value = requiredValue(name);
    if (value == null) {
      return min;
    }
    if (!isInteger(value) || isBelow(value, min)) {
      return addError(name, "must be an integer of at least " + min, min);
    }
    return value.decimalValue().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
  }

  /**
   * Reads an optional integer from {@code min} to {@code max}; returns null if the field is absent
   * or null.
   */
  public @Nullable Long optionalNumber(String name, long min, long max) {
    JsonNode value = optionalValue(name);
    return value == null ? null : parseNumber(name, value, min, max);
  }

  /** Reads an optional boolean; returns false if the field is absent or null. */
  public boolean optionalBoolean(String name) {
    JsonNode value = optionalValue(name);
    if (value == null) {
      return false;
    }
    return value.isBoolean()
        ? value.booleanValue()
        : addError(name, "must be true or false", false);
  }

  /**
   * Reads an array of {@code min} to {@code max} objects.
   *
   * @param reader reads one object
   */
  public <T> List<T> objectList(String name, int min, int max, Function<BodyReader, T> reader) {
    JsonNode value = requiredValue(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() < min || value.size() > max) {
      return addError(name, "must be an array of " + min + " to " + max + " objects", List.of());
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String itemPointer = pointerTo(name) + "/" + i;
      if (!value.get(i).isObject()) {
        errors.add(new FieldError(itemPointer, "Must be an object."));
        continue;
      }
      BodyReader fields = new BodyReader(value.get(i), itemPointer, errors);
      items.add(reader.apply(fields));
      fields.rejectUnknownFields();
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
  public <T extends @Nullable Object> T addError(String name, String detail, T value) {
    errors.add(new FieldError(pointerTo(name), "The field " + name + " " + detail + "."));
    return value;
  }

  /**
   * Requires that no value was invalid and no field unknown.
   *
   * @return {@code value}
   * @throws ProblemException if there are errors; contains all of them
   */
  public <T extends @Nullable Object> T requireValid(T value) {
    rejectUnknownFields();
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.of(errors));
    }
    return value;
  }

  private void rejectUnknownFields() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!requestedNames.contains(name)) {
                String shortened = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                errors.add(new FieldError(pointerTo(shortened), "Unknown field."));
              }
            });
  }

  private String parseText(String name, JsonNode value, int min, int max) {
    if (!value.isTextual()) {
      return addError(name, "must be a string", "");
    }
    String text = InputText.strip(value.textValue());
    if (InputText.hasForbiddenCharacter(text)) {
      return addError(name, "must not contain control characters", "");
    }
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      return addError(name, "must have " + min + " to " + max + " characters", "");
    }
    return text;
  }

  private long parseNumber(String name, JsonNode value, long min, long max) {
    if (!isInteger(value) || isBelow(value, min) || isAbove(value, max)) {
      return addError(name, "must be an integer from " + min + " to " + max, min);
    }
    return value.decimalValue().longValueExact();
  }

  /** Returns whether a value is a number without a fraction, such as 1000, 1000.0 or 1e3. */
  private static boolean isInteger(JsonNode value) {
    return value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  private static boolean isBelow(JsonNode value, long min) {
    return value.decimalValue().compareTo(BigDecimal.valueOf(min)) < 0;
  }

  private static boolean isAbove(JsonNode value, long max) {
    return value.decimalValue().compareTo(BigDecimal.valueOf(max)) > 0;
  }

  private @Nullable JsonNode requiredValue(String name) {
    JsonNode value = optionalValue(name);
    return value == null ? this.<@Nullable JsonNode>addError(name, "is missing", null) : value;
  }

  private @Nullable JsonNode optionalValue(String name) {
    requestedNames.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private String pointerTo(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
