package wxalbum.settings;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** Optional parts of a build. A Maven profile of the same name selects a part for all functions. */
public enum BuildOption {
  /** Accepts and decodes HEIC photos, such as those of iPhones ({@code -Pheic}). */
  HEIC;

  private final boolean enabled;

  BuildOption() {
    Properties properties = new Properties();
    try (InputStream file = BuildOption.class.getResourceAsStream("build.properties")) {
      properties.load(requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.enabled = Boolean.parseBoolean(properties.getProperty(name().toLowerCase(Locale.ROOT)));
  }

  /** Returns whether this build contains the part. */
  public boolean isEnabled() {
    return enabled;
  }
}
