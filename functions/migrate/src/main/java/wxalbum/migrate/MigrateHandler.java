package wxalbum.migrate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import wxalbum.http.Json;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.telemetry.Telemetry;

/**
 * Migrates the database, invoked once for each release before its traffic: any event will do, and
 * {@code {"applied":n}} is the answer. What fails is thrown, so that the release stops.
 */
public final class MigrateHandler implements RequestStreamHandler {
  private final Migrate migrate;
  private final Telemetry telemetry;

  /** Wires the function to the settings: the database, as a user who may change its schema. */
  public MigrateHandler() {
    Settings settings =
        Settings.read(Setting.DATABASE_URL, Setting.DATABASE_USER, Setting.DATABASE_PASSWORD);
    this(
        new Migrate(
            settings.text(Setting.DATABASE_URL),
            settings.text(Setting.DATABASE_USER),
            settings.text(Setting.DATABASE_PASSWORD),
            settings.text(Setting.DATABASE_APP_USER)),
        new Telemetry("migrate", settings));
  }

  MigrateHandler(Migrate migrate, Telemetry telemetry) {
    this.migrate = migrate;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    int applied =
        telemetry.invocation(
            context,
            invocation -> {
              invocation.note("trigger", "invoke");
              int files = migrate.run();
              invocation.note("outcome", "migrated").note("applied", files);
              return files;
            });
    output.write(Json.write(Map.of("applied", applied)).getBytes(StandardCharsets.UTF_8));
  }
}
