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
 * The Lambda function that migrates the database. Each release invokes it once, before traffic
 * shifts. It ignores the event and returns {@code {"applied":n}}. A failure is thrown, so that the
 * release stops.
 */
public final class MigrateHandler implements RequestStreamHandler {
  private final MigrateSchema migrateSchema;
  private final Telemetry telemetry;

  /** Creates the handler from the environment. The database user must be able to alter tables. */
  public MigrateHandler() {
    Settings settings =
        Settings.read(Setting.DATABASE_URL, Setting.DATABASE_USER, Setting.DATABASE_PASSWORD);
    this(
        new MigrateSchema(
            settings.text(Setting.DATABASE_URL),
            settings.text(Setting.DATABASE_USER),
            settings.text(Setting.DATABASE_PASSWORD),
            settings.text(Setting.DATABASE_APP_USER)),
        new Telemetry("migrate", settings));
  }

  MigrateHandler(MigrateSchema migrateSchema, Telemetry telemetry) {
    this.migrateSchema = migrateSchema;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    int applied =
        telemetry.runInvocation(
            context,
            invocation -> {
              invocation.putField("trigger", "invoke");
              int count = migrateSchema.execute();
              invocation.putField("outcome", "migrated").putField("applied", count);
              return count;
            });
    output.write(Json.write(Map.of("applied", applied)).getBytes(StandardCharsets.UTF_8));
  }
}
