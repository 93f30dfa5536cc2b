package wxalbum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import wxalbum.album.UserId;
import wxalbum.database.Schema;
import wxalbum.embedded.DatabaseAddress;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.StorageAddress;
import wxalbum.embedded.StorageOptions;
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.session.UserSession;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * The cloud environment of the tests: a database with the schema of this project, and a bucket.
 * Both are real servers on the local machine, started once for all tests of a module.
 *
 * <p>System properties select external servers instead. {@code database.url}, {@code database.user}
 * and {@code database.password} select a database server, on which the tests create a temporary
 * schema. {@code storage.endpoint}, {@code storage.region}, {@code storage.bucket}, {@code
 * storage.key} and {@code storage.secret} select an S3-compatible server. The bucket is created if
 * necessary.
 */
public final class TestCloud {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private final Map<String, String> environment = new LinkedHashMap<>();

  private TestCloud() {
    useDatabase();
    useStorage();
    set(Setting.TOKEN_KEYS, "test:" + KEY);
    set(Setting.USER_KEY, KEY);
    set(Setting.SHARE_KEY, KEY);
    set(Setting.QUOTA_BYTES, "1000000000");
  }

  /** Returns the environment that all tests of a module share. */
  public static TestCloud shared() {
    return Shared.CLOUD;
  }

  /** Returns the environment variables of a deployed function. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Returns the database connection for direct access by tests. */
  public DatabaseAddress database() {
    return DatabaseAddress.of(settings());
  }

  /** Returns the settings of a deployed function. */
  public Settings settings() {
    return with(Settings::read);
  }

  /** Returns the settings of a deployed function with some values replaced. */
  public Settings settings(Map<Setting, String> overrides) {
    Map<String, String> merged = new LinkedHashMap<>(environment);
    overrides.forEach((setting, value) -> merged.put(setting.name(), value));
    return ScopedValue.where(Settings.ENVIRONMENT, merged).call(Settings::read);
  }

  /** Calls a factory within this environment, such as the public constructor of a handler. */
  public <T> T with(Supplier<T> factory) {
    return ScopedValue.where(Settings.ENVIRONMENT, environment).call(factory::get);
  }

  /**
   * Sets the system properties from which the AWS SDK reads the credentials of the function's role.
   * They apply to the whole process, so this call also undoes the change of an earlier local run.
   */
  public void takeRole() {
    Settings settings = settings();
    System.setProperty("aws.accessKeyId", settings.text(Setting.SIGNING_KEY_ID));
    System.setProperty("aws.secretAccessKey", settings.text(Setting.SIGNING_SECRET));
  }

  /** Creates the session of a new user, without rows in the database. */
  public UserSession newUser() {
    return new UserSession(new UserId(UUID.randomUUID()), "sealed-openid-of-a-test");
  }

  /** Issues a token for a user at the time of the clock. */
  public String token(UserSession user, Clock clock) {
    return tokens(clock).issue(user).token();
  }

  /** Issues a token for a user at the current time. */
  public String token(UserSession user) {
    return token(user, Clock.systemUTC());
  }

  /** Returns an issuer and verifier with the token key of the functions. */
  public Tokens tokens(Clock clock) {
    return new Tokens(TokenKeys.parse("test:" + KEY), clock);
  }

  /** Starts the servers on first use (initialization-on-demand holder). */
  private static final class Shared {
    private static final TestCloud CLOUD = new TestCloud();
  }

  private void useDatabase() {
    DatabaseAddress database =
        DatabaseAddress.ofSystemProperties()
            .map(TestCloud::ownSchema)
            .orElseGet(() -> EmbeddedDatabase.temporary().address());
    set(Setting.DATABASE_URL, database.url());
    set(Setting.DATABASE_USER, database.user());
    set(Setting.DATABASE_PASSWORD, database.password());
    var _ = Schema.migrate(database.url(), database.user(), database.password());
  }

  /** Creates a schema on a server that others also use. A shutdown hook drops the schema. */
  private static DatabaseAddress ownSchema(DatabaseAddress server) {
    String name = "wxalbum_" + UUID.randomUUID().toString().substring(24);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.dropSchema(name)));
    return server.schema(name);
  }

  private void useStorage() {
    StorageAddress storage =
        StorageAddress.ofSystemProperties()
            .map(StorageAddress::withBucket)
            .orElseGet(TestCloud::embeddedStorage);
    set(Setting.STORAGE_ENDPOINT, storage.endpoint().toString());
    set(Setting.AWS_REGION, storage.region());
    set(Setting.BUCKET, storage.bucket());
    set(Setting.SIGNING_KEY_ID, storage.keyId());
    set(Setting.SIGNING_SECRET, storage.secret());
    takeRole();
  }

  private static StorageAddress embeddedStorage() {
    try {
      EmbeddedStorage storage = EmbeddedStorage.start(StorageOptions.temporary());
      Runtime.getRuntime().addShutdownHook(new Thread(storage::close));
      return storage.address();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void set(Setting setting, String value) {
    environment.put(setting.name(), value);
  }
}
