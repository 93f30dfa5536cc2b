package wxalbum.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import wxalbum.album.UserId;
import wxalbum.database.Schema;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.StorageConnectionInfo;
import wxalbum.embedded.StorageOptions;
import wxalbum.session.SessionTokens;
import wxalbum.session.UserSession;
import wxalbum.settings.KeyRing;
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
  private static final String KEY_BASE64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private final Map<String, String> environment = new LinkedHashMap<>();

  private TestCloud() {
    configureDatabase();
    configureStorage();
    set(Setting.TOKEN_KEYS, "test:" + KEY_BASE64);
    set(Setting.USER_KEY, KEY_BASE64);
    set(Setting.SHARE_KEYS, "test:" + KEY_BASE64);
    set(Setting.QUOTA_BYTES, "1000000000");
  }

  /** Returns the environment that all tests of a module share. */
  public static TestCloud shared() {
    return CloudHolder.INSTANCE;
  }

  /** Returns the environment variables of a deployed function. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /**
   * Returns the environment variables of a function with a class path of its own. The driver that
   * checks the order of locks is not on that class path, so the URL of the database is the plain
   * one.
   */
  public Map<String, String> isolatedEnvironment() {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.put(Setting.DATABASE_URL.name(), database().url());
    return variables;
  }

  /** Returns the database connection for direct access by tests. */
  public DatabaseConnectionInfo database() {
    return database(settings());
  }

  /** Returns the address of the database that the settings of a function name. */
  public static DatabaseConnectionInfo database(Settings settings) {
    return new DatabaseConnectionInfo(
        LockOrderDriver.unwrap(settings.text(Setting.DATABASE_URL)),
        settings.text(Setting.DATABASE_USER),
        settings.text(Setting.DATABASE_PASSWORD));
  }

  /** Returns the settings of a deployed function. */
  public Settings settings() {
    return callInEnvironment(Settings::read);
  }

  /** Returns the settings of a deployed function with some values replaced. */
  public Settings settings(Map<Setting, String> overrides) {
    Map<String, String> merged = new LinkedHashMap<>(environment);
    overrides.forEach((setting, value) -> merged.put(setting.name(), value));
    return ScopedValue.where(Settings.ENVIRONMENT, merged).call(Settings::read);
  }

  /**
   * Returns settings for fixtures. A fixture inserts all rows itself, so it may write them in any
   * order.
   */
  public Settings fixtureSettings() {
    return settings(Map.of(Setting.DATABASE_URL, database().url()));
  }

  /** Creates a schema without rows on the same server, and returns settings that name it. */
  public Settings createSchema() {
    DatabaseConnectionInfo schema = createTemporarySchema(database());
    var _ = Schema.migrate(schema.url(), schema.user(), schema.password());
    return settings(Map.of(Setting.DATABASE_URL, LockOrderDriver.wrap(schema.url())));
  }

  /** Calls a factory within this environment, such as the public constructor of a handler. */
  public <T> T callInEnvironment(Supplier<T> factory) {
    return ScopedValue.where(Settings.ENVIRONMENT, environment).call(factory::get);
  }

  /**
   * Sets the system properties from which the AWS SDK reads the credentials of the function's role.
   * They apply to the whole process, so this call also undoes the change of an earlier local run.
   */
  public void setRoleCredentials() {
    Settings settings = settings();
    System.setProperty("aws.accessKeyId", settings.text(Setting.SIGNING_KEY_ID));
    System.setProperty("aws.secretAccessKey", settings.text(Setting.SIGNING_SECRET));
  }

  /** Creates the session of a new user, without rows in the database. */
  public UserSession newUser() {
    return new UserSession(new UserId(UUID.randomUUID()), "sealed-openid-of-a-test");
  }

  /** Issues a token for a user at the time of the clock. */
  public String issueToken(UserSession user, Clock clock) {
    return tokens(clock).issueUserToken(user).token();
  }

  /** Issues a token for a user at the current time. */
  public String issueToken(UserSession user) {
    return issueToken(user, Clock.systemUTC());
  }

  /** Returns an issuer and verifier with the token key of the functions. */
  public SessionTokens tokens(Clock clock) {
    return new SessionTokens(KeyRing.parse("test:" + KEY_BASE64), clock);
  }

  /** Starts the servers on first use (initialization-on-demand holder). */
  private static final class CloudHolder {
    private static final TestCloud INSTANCE = new TestCloud();
  }

  private void configureDatabase() {
    DatabaseConnectionInfo database =
        DatabaseConnectionInfo.fromSystemProperties()
            .map(TestCloud::createTemporarySchema)
            .orElseGet(() -> EmbeddedDatabase.startTemporary().connectionInfo());
    set(Setting.DATABASE_URL, LockOrderDriver.wrap(database.url()));
    set(Setting.DATABASE_USER, database.user());
    set(Setting.DATABASE_PASSWORD, database.password());
    var _ = Schema.migrate(database.url(), database.user(), database.password());
  }

  /** Creates a schema on a server that others also use. A shutdown hook drops the schema. */
  private static DatabaseConnectionInfo createTemporarySchema(DatabaseConnectionInfo server) {
    String name = "wxalbum_" + UUID.randomUUID().toString().substring(24);
    DatabaseConnectionInfo schema = server.createSchemaIfAbsent(name);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> schema.dropSchemaIfExists(name)));
    return schema;
  }

  private void configureStorage() {
    StorageConnectionInfo storage =
        StorageConnectionInfo.fromSystemProperties()
            .map(StorageConnectionInfo::createBucketIfAbsent)
            .orElseGet(TestCloud::startEmbeddedStorage);
    set(Setting.STORAGE_ENDPOINT, storage.endpoint().toString());
    set(Setting.AWS_REGION, storage.region());
    set(Setting.BUCKET, storage.bucket());
    set(Setting.SIGNING_KEY_ID, storage.accessKeyId());
    set(Setting.SIGNING_SECRET, storage.secretAccessKey());
    setRoleCredentials();
  }

  private static StorageConnectionInfo startEmbeddedStorage() {
    try {
      EmbeddedStorage storage = EmbeddedStorage.start(StorageOptions.temporary());
      Runtime.getRuntime().addShutdownHook(new Thread(storage::close));
      return storage.connectionInfo();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void set(Setting setting, String value) {
    environment.put(setting.name(), value);
  }
}
