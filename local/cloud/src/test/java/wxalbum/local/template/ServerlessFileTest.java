package wxalbum.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.album.ObjectKey;
import wxalbum.album.UploadLane;

class ServerlessFileTest {
  private static final String DECLARATIONS =
      """
      params:
        default:
          size: '12'
      provider:
        timeout: 9
        environment:
          EVERYWHERE: here
      functions:
        make-card:
          handler: a.CardHandler
          package: { artifact: functions/make-card/target/make-card.jar }
          memorySize: 256
          reservedConcurrency: 3
          environment:
            SIZE: ${param:size}
            SECRET: '{{resolve:secretsmanager:x}}'
            BUCKET: { Ref: Bucket }
          events:
            - httpApi: get /cards/{id}
            - httpApi: { method: POST, path: /cards }
            - httpApi: '*'
            - sqs:
                arn: { Fn::GetAtt: [Wishes, Arn] }
                batchSize: 5
                functionResponseType: ReportBatchItemFailures
            - schedule: rate(15 minutes)
            - schedule: { rate: 'cron(0 1 * * ? *)', input: { deep: true } }
            - sns: news
      resources:
        - ${file(cloud.yml)}
        - Resources:
            Bucket:
              Properties:
                LifecycleConfiguration:
                  Rules:
                    - { Status: Enabled, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }
                    - { Status: Enabled, Prefix: old/, ExpirationInDays: 7 }
                NotificationConfiguration:
                  QueueConfigurations:
                    - Event: s3:ObjectCreated:*
                      Queue: { Fn::GetAtt: [Wishes, Arn] }
                      Filter: { S3Key: { Rules: [{ Name: prefix, Value: wishes/ }, { Name: Suffix, Value: .txt }] } }
      """;

  private static final String QUEUES =
      """
      Resources:
        Wishes:
          Properties:
            VisibilityTimeout: 60
            RedrivePolicy: { maxReceiveCount: 3 }
      """;

  @Test
  void readsFunctionWithLimitsAndLiteralValues(@TempDir Path root) throws IOException {
    FunctionDeclaration function = readDeclarations(root).functions().getFirst();

    assertThat(function.name()).isEqualTo("make-card");
    assertThat(function.handler()).isEqualTo("a.CardHandler");
    assertThat(function.buildFolder()).isEqualTo(root.resolve("functions/make-card/target"));
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(9));
    assertThat(function.maxInstances()).isEqualTo(3);
    assertThat(function.memoryMb()).isEqualTo(256);
    assertThat(function.environment())
        .isEqualTo(
            Map.of(
                "EVERYWHERE", Optional.of("here"),
                "SIZE", Optional.of("12"),
                "SECRET", Optional.empty(),
                "BUCKET", Optional.empty()));
  }

  @Test
  void readsEveryKindOfTrigger(@TempDir Path root) throws IOException {
    FunctionDeclaration function = readDeclarations(root).functions().getFirst();

    assertThat(function.triggers())
        .containsExactly(
            new Trigger.Http(new GatewayRoute("GET", "/cards/{id}")),
            new Trigger.Http(new GatewayRoute("POST", "/cards")),
            new Trigger.Http(new GatewayRoute("ANY", "$default")),
            new Trigger.SqsQueue("Wishes", 5, 3, true),
            new Trigger.Schedule(
                "rate(15 minutes)", Optional.of(Duration.ofMinutes(15)), Optional.empty()),
            new Trigger.Schedule(
                "cron(0 1 * * ? *)", Optional.empty(), Optional.of("{\"deep\":true}")),
            new Trigger.Unsupported("sns"));
  }

  @Test
  void findsQueueInIncludedFile(@TempDir Path root) throws IOException {
    QueueDeclaration queue = readDeclarations(root).queue("Wishes");

    assertThat(queue.maxReceives()).isEqualTo(3);
    assertThat(queue.visibilityTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(queue.acceptsKey("wishes/one.txt")).isTrue();
    assertThat(queue.acceptsKey("wishes/one.jpg")).isFalse();
    assertThat(queue.acceptsKey("other/one.txt")).isFalse();
  }

  @Test
  void readsLifecycleRulesThatDeleteObjects(@TempDir Path root) throws IOException {
    assertThat(readDeclarations(root).expirationRules())
        .containsExactly(new ExpirationRule("old/", Duration.ofDays(7)));
  }

  @Test
  void readsServerlessYmlOfProject() {
    ServerlessFile file = ServerlessFile.load(Path.of(System.getProperty("wxalbum.root")));

    assertThat(file.functions())
        .extracting(FunctionDeclaration::name)
        .contains(
            "login",
            "upload",
            "thumbnail",
            "list-album",
            "manage-album",
            "share",
            "sweep",
            "migrate");
    assertThat(file.expirationRules())
        .extracting(ExpirationRule::keyPrefix)
        .containsExactly("quarantine/");
    assertThat(file.functions())
        .flatExtracting(FunctionDeclaration::triggers)
        .noneMatch(trigger -> trigger instanceof Trigger.Unsupported);
  }

  @Test
  void readsConcurrencyAndThrottlesOfSize() {
    Path root = Path.of(System.getProperty("wxalbum.root"));

    ServerlessFile file = ServerlessFile.load(root, Optional.of("large"));

    assertThat(file.functions())
        .filteredOn(function -> function.name().equals("thumbnail"))
        .allSatisfy(
            thumbnail -> {
              assertThat(thumbnail.maxInstances()).isEqualTo(30);
              assertThat(thumbnail.triggers(Trigger.SqsQueue.class))
                  .extracting(Trigger.SqsQueue::maxConcurrency)
                  .containsExactly(20, 10);
            })
        .hasSize(1);
    assertThat(file.apiStage().at("/DefaultRouteSettings/ThrottlingRateLimit").asInt())
        .isEqualTo(250);
  }

  @Test
  void hasDefaultSizeOfParametersUnlessAnotherIsChosen() {
    Path root = Path.of(System.getProperty("wxalbum.root"));

    assertThat(ServerlessFile.load(root).functions())
        .isEqualTo(ServerlessFile.load(root, Optional.of("small")).functions())
        .isNotEqualTo(ServerlessFile.load(root, Optional.of("medium")).functions());
  }

  @Test
  void reportsUnknownSize() {
    Path root = Path.of(System.getProperty("wxalbum.root"));

    assertThatThrownBy(() -> ServerlessFile.load(root, Optional.of("huge")))
        .isInstanceOf(StartupException.class)
        .hasMessage("The size 'huge' does not exist: specify one of [small, medium, large].");
  }

  /** Otherwise photos of a lane would become ready only through the sweep. */
  @Test
  void sendsUploadEventOfEachLaneToItsQueue() {
    ServerlessFile file = ServerlessFile.load(Path.of(System.getProperty("wxalbum.root")));
    QueueDeclaration priority = file.queue("UploadEvents");
    QueueDeclaration bulk = file.queue("BulkUploadEvents");

    ObjectKey urgent = originalIn(UploadLane.PRIORITY);
    ObjectKey patient = originalIn(UploadLane.BULK);

    assertThat(priority.acceptsKey(urgent.toString())).isTrue();
    assertThat(priority.acceptsKey(patient.toString())).isFalse();
    assertThat(bulk.acceptsKey(patient.toString())).isTrue();
    assertThat(bulk.acceptsKey(urgent.toString())).isFalse();
  }

  private static ObjectKey originalIn(UploadLane lane) {
    Instant now = Instant.now();
    return new ObjectKey.Original(new AlbumId(Ids.newUuid(now)), lane.newPhotoId(now));
  }

  @Test
  void reportsUnreadableFile(@TempDir Path root) {
    assertThatThrownBy(() -> ServerlessFile.load(root))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("serverless.yml cannot be read");
  }

  private static ServerlessFile readDeclarations(Path root) throws IOException {
    Files.writeString(root.resolve("serverless.yml"), DECLARATIONS);
    Files.writeString(root.resolve("cloud.yml"), QUEUES);
    return ServerlessFile.load(root);
  }
}
