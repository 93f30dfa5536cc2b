package wxalbum.migrate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
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
 * shifts. The event may contain the password of the database user, which the release reads from the
 * secret: {@code {"password":"…"}}. The function cannot read the secret itself, because its network
 * leads to the database and the bucket only. It returns {@code {"applied":n}}. A failure is thrown,
 * so that the release stops.
 */
public final class MigrateHandler implements RequestStreamHandler {
  private final MigrateSchema migrateSchema;
  private final String defaultPassword;
  private final Telemetry telemetry;

  /** Creates the handler from the environment. The database user must be able to alter tables. */
  public MigrateHandler() {
    Settings settings = Settings.read(Setting.DATABASE_URL, Setting.DATABASE_USER);
    this(
        new MigrateSchema(
            settings.text(Setting.DATABASE_URL),
            settings.text(Setting.DATABASE_USER),
            settings.text(Setting.DATABASE_APP_USER)),
        settings.text(Setting.DATABASE_PASSWORD),
        new Telemetry("migrate", settings));
  }

  MigrateHandler(MigrateSchema migrateSchema, String defaultPassword, Telemetry telemetry) {
    this.migrateSchema = migrateSchema;
    this.defaultPassword = defaultPassword;
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
              int count = migrateSchema.execute(passwordOf(input.readAllBytes()));
              invocation.putField("outcome", "migrated").putField("applied", count);
              return count;
            });
    output.write(Json.write(Map.of("applied", applied)).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the password in the event, or else that of the environment. */
  private String passwordOf(byte[] event) throws JsonProcessingException {
    String text = new String(event, StandardCharsets.UTF_8);
    return text.isBlank()
        ? defaultPassword
        : Json.read(text).path("password").asText(defaultPassword);
  }
}
