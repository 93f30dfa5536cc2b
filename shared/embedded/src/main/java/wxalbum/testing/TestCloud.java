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
 * The cloud that tests run against: a database with our schema and a bucket, both real and inside
 * this machine, started once for all tests of a module. The system property {@code database.url}
 * (with {@code database.user} and {@code database.password}) puts another server in the first one's
 * place, where tests make a schema of their own; {@code storage.endpoint} (with {@code
 * storage.region}, {@code storage.bucket}, {@code storage.key} and {@code storage.secret}) an
 * S3-compatible server in the other's, with that bucket, which is made if need be.
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

  /** The cloud that all tests of this module share. */
  public static TestCloud shared() {
    return Shared.CLOUD;
  }

  /** The environment that deployed functions would have. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** The test's own way into the database. */
  public DatabaseAddress database() {
    return DatabaseAddress.of(settings());
  }

  /** The settings that deployed functions would read. */
  public Settings settings() {
    return with(Settings::read);
  }

  /** The same, with some of the settings other than usual. */
  public Settings settings(Map<Setting, String> other) {
    Map<String, String> changed = new LinkedHashMap<>(environment);
    other.forEach((setting, value) -> changed.put(setting.name(), value));
    return ScopedValue.where(Settings.ENVIRONMENT, changed).call(Settings::read);
  }

  /** Makes something that reads the environment, such as a handler by its public constructor. */
  public <T> T with(Supplier<T> maker) {
    return ScopedValue.where(Settings.ENVIRONMENT, environment).call(maker::get);
  }

  /**
   * Puts this cloud's key where the AWS SDK looks for the credentials of a function's role: for the
   * whole process, in which a local run may have put its own.
   */
  public void takeRole() {
    Settings settings = settings();
    System.setProperty("aws.accessKeyId", settings.text(Setting.SIGNING_KEY_ID));
    System.setProperty("aws.secretAccessKey", settings.text(Setting.SIGNING_SECRET));
  }

  /** A user whom nobody has seen before. */
  public UserSession newUser() {
    return new UserSession(new UserId(UUID.randomUUID()), "sealed-openid-of-a-test");
  }

  /** That user's token, issued now by the given clock. */
  public String token(UserSession user, Clock clock) {
    return tokens(clock).issue(user).token();
  }

  /** That user's token. */
  public String token(UserSession user) {
    return token(user, Clock.systemUTC());
  }

  /** The tokens that the functions accept. */
  public Tokens tokens(Clock clock) {
    return new Tokens(TokenKeys.parse("test:" + KEY), clock);
  }

  /** Started when first asked for. */
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

  /** On a server that others use too: a schema that goes when the tests end. */
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
