package wxalbum.console.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.console.backend.DeadLetter;
import wxalbum.console.fixture.FakeLocalRun;
import wxalbum.console.fixture.TestLogWriter;
import wxalbum.console.log.LogFile;
import wxalbum.console.log.LogIndex;

class AlarmTemplateTest {
  private static final String ALARMS =
      """
      Resources:
        Topic:
          Type: AWS::SNS::Topic
        DeadLetters:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmName: wxalbum-${sls:stage}-dead-letters
            AlarmDescription: >-
              A message was moved to the dead-letter queue.
              Next: redrive it.
            Threshold: 2
            ComparisonOperator: GreaterThanOrEqualToThreshold
        Traffic:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmName: { 'Fn::Sub': 'wxalbum-${sls:stage}-traffic' }
            ThresholdMetricId: usual
      """;
  private static final String FUNCTION_ALARMS =
      """
      Resources:
        <Function>Errors:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmName: wxalbum-${sls:stage}-<function>-errors
            AlarmDescription: <function> failed.
            Threshold: 7
            ComparisonOperator: GreaterThanThreshold
      """;

  @TempDir private Path root;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(root.resolve("functions/cloud"));
  }

  @Test
  void readsAlarmNamesWithoutStage() throws IOException {
    write("alarms.yml", ALARMS);

    AlarmTemplate template = AlarmTemplate.load(root, List.of("login"));

    assertThat(template.alarms())
        .containsExactly(
            new AlarmTemplate.Declaration(
                "dead-letters",
                "A message was moved to the dead-letter queue. Next: redrive it.",
                Optional.of(2.0),
                true),
            new AlarmTemplate.Declaration("traffic", "", Optional.empty(), false));
  }

  @Test
  void expandsFunctionAlarmsForEachFunction() throws IOException {
    write("function-alarms.yml", FUNCTION_ALARMS);

    AlarmTemplate template = AlarmTemplate.load(root, List.of("login", "list-album"));

    assertThat(template.alarms())
        .extracting(AlarmTemplate.Declaration::name, AlarmTemplate.Declaration::description)
        .containsExactly(
            tuple("login-errors", "login failed."),
            tuple("list-album-errors", "list-album failed."));
  }

  @Test
  void readsMissingOrInvalidFileAsNoAlarms() throws IOException {
    write("alarms.yml", "Resources: [");

    assertThat(AlarmTemplate.load(root, List.of("login")).alarms()).isEmpty();
  }

  @Test
  void evaluatesThresholdsAndMarksCloudOnlyAlarms() throws IOException {
    write("alarms.yml", ALARMS);
    AlarmTemplate template = AlarmTemplate.load(root, List.of());
    FakeLocalRun run = new FakeLocalRun();
    run.deadLetters.add(new DeadLetter("m1", Instant.EPOCH, 5, Optional.empty()));

    List<Alarm> one = alarms(template, run);
    run.deadLetters.add(new DeadLetter("m2", Instant.EPOCH, 5, Optional.empty()));
    List<Alarm> two = alarms(template, run);

    assertThat(one).filteredOn(Alarm::isFiring).isEmpty();
    assertThat(two)
        .filteredOn(Alarm::isFiring)
        .extracting(Alarm::name)
        .containsExactly("dead-letters");
    assertThat(two.getLast().toMap()).containsEntry("state", "not-watched");
  }

  private List<Alarm> alarms(AlarmTemplate template, FakeLocalRun run) {
    LogIndex.Snapshot log = new LogIndex(new LogFile(root.resolve("none"), 1)).refresh();
    HealthSnapshot moment =
        HealthSnapshot.of(TestLogWriter.START, Instant.EPOCH, log, run.queues());
    return Alarm.evaluateAll(template, AlarmRule.createAll(List.of()), moment);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve("functions/cloud").resolve(name), text);
  }
}
