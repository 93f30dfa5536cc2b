package wxalbum.settings;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a function. {@link #read} reports all missing and malformed settings in one
 * exception, so that a deployment can be fixed in one pass. Messages never contain values.
 */
public final class Settings {
  /**
   * Environment of the function that is being created, in a process that hosts several functions.
   * If unbound, the environment of the process is used.
   */
  public static final ScopedValue<Map<String, String>> ENVIRONMENT = ScopedValue.newInstance();

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final List<String> errors = new ArrayList<>();

  private Settings(Map<String, String> environment) {
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.name());
      if (value != null && !value.isBlank()) {
        values.put(setting, value.strip());
      }
    }
  }

  /**
   * Reads the environment and validates the required settings.
   *
   * @throws IllegalStateException if settings are missing or malformed; the message names each of
   *     them
   */
  public static Settings read(Setting... required) {
    Settings settings = new Settings(ENVIRONMENT.isBound() ? ENVIRONMENT.get() : System.getenv());
    for (Setting setting : required) {
      settings.validate(setting);
    }
    if (!settings.errors.isEmpty()) {
      throw new IllegalStateException("Settings: " + String.join("; ", settings.errors));
    }
    return settings;
  }

  /**
   * Returns the value of a setting, or its default value.
   *
   * @throws IllegalStateException if it has neither
   */
  public String text(Setting setting) {
    String value = findValue(setting);
    if (value == null) {
      throw new IllegalStateException("Settings: " + setting + " is missing");
    }
    return value;
  }

  /** Returns the value as an integer. */
  public long number(Setting setting) {
    return Long.parseLong(text(setting));
  }

  /** Returns the bytes that the Base64 value encodes. */
  public byte[] bytes(Setting setting) {
    return Base64.getDecoder().decode(text(setting));
  }

  /** Returns the keys that the value lists. */
  public KeyRing keyRing(Setting setting) {
    return KeyRing.parse(text(setting));
  }

  private @Nullable String findValue(Setting setting) {
    return values.getOrDefault(setting, setting.defaultValue());
  }

  private void validate(Setting setting) {
    String value = findValue(setting);
    if (value == null) {
      errors.add(setting + " is missing");
      return;
    }
    switch (setting) {
      case TOKEN_KEYS, SHARE_KEYS ->
          requireParsable(setting, "kid:base64,… of 32 bytes each", KeyRing::parse, value);
      case USER_KEY -> requireParsable(setting, "32 bytes in Base64", this::decodeKey, value);
      case QUOTA_BYTES, SWEEP_OVERDUE_SECONDS, SWEEP_SCAN_SECONDS ->
          requireParsable(setting, "an integer", Long::valueOf, value);
      default -> {}
    }
  }

  private byte[] decodeKey(String text) {
    byte[] key = Base64.getDecoder().decode(text);
    if (key.length != 32) {
      throw new IllegalArgumentException();
    }
    return key;
  }

  private void requireParsable(
      Setting setting, String expected, Function<String, Object> parser, String value) {
    try {
      var _ = parser.apply(value);
    } catch (IllegalArgumentException e) {
      errors.add(setting + " is not " + expected);
    }
  }
}
