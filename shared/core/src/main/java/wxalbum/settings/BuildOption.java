package wxalbum.settings;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** What a build may have and does not need: chosen by a profile of its name, for all functions. */
public enum BuildOption {
  /** Takes and decodes the photographs of iPhones ({@code -Pheic}). */
  HEIC;

  private final boolean on;

  BuildOption() {
    Properties properties = new Properties();
    try (InputStream file = BuildOption.class.getResourceAsStream("build.properties")) {
      properties.load(requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.on = Boolean.parseBoolean(properties.getProperty(name().toLowerCase(Locale.ROOT)));
  }

  /** Whether this build has it. */
  public boolean isOn() {
    return on;
  }
}
