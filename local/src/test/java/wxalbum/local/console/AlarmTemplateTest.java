package wxalbum.local.console;

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
  private static final String EACH =
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
  void readsAlarmsByTheirNamesWithoutTheStage() throws IOException {
    write("alarms.yml", ALARMS);

    AlarmTemplate template = AlarmTemplate.in(root, List.of("login"));

    assertThat(template.alarms())
        .containsExactly(
            new AlarmTemplate.Declared(
                "dead-letters",
                "A message was moved to the dead-letter queue. Next: redrive it.",
                Optional.of(2.0),
                true),
            new AlarmTemplate.Declared("traffic", "", Optional.empty(), false));
  }

  @Test
  void repeatsWhatIsDeclaredForEachFunction() throws IOException {
    write("function-alarms.yml", EACH);

    AlarmTemplate template = AlarmTemplate.in(root, List.of("login", "list-album"));

    assertThat(template.alarms())
        .extracting(AlarmTemplate.Declared::name, AlarmTemplate.Declared::description)
        .containsExactly(
            tuple("login-errors", "login failed."),
            tuple("list-album-errors", "list-album failed."));
  }

  @Test
  void takesAFileThatIsNotThereOrNoYamlAsOneWithoutAlarms() throws IOException {
    write("alarms.yml", "Resources: [");

    assertThat(AlarmTemplate.in(root, List.of("login")).alarms()).isEmpty();
  }

  @Test
  void judgesByTheTemplatesThresholdAndLeavesToTheCloudWhatOnlyItSees() throws IOException {
    write("alarms.yml", ALARMS);
    AlarmTemplate template = AlarmTemplate.in(root, List.of());
    StandInRun run = new StandInRun();
    run.dead.add(new DeadLetter("m1", Instant.EPOCH, 5, Optional.empty()));

    List<Alarm> one = alarms(template, run);
    run.dead.add(new DeadLetter("m2", Instant.EPOCH, 5, Optional.empty()));
    List<Alarm> two = alarms(template, run);

    assertThat(one).filteredOn(Alarm::fires).isEmpty();
    assertThat(two)
        .filteredOn(Alarm::fires)
        .extracting(Alarm::name)
        .containsExactly("dead-letters");
    assertThat(two.getLast().document()).containsEntry("state", "not-watched");
  }

  private List<Alarm> alarms(AlarmTemplate template, StandInRun run) {
    Journal.View log = new Journal(new LogFile(root.resolve("none"), 1)).look();
    Moment moment = Moment.of(LogWriter.BEGIN, Instant.EPOCH, log, run.queues());
    return Alarm.all(template, Watch.all(List.of()), moment);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve("functions/cloud").resolve(name), text);
  }
}
