package wxalbum.thumbnail.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import wxalbum.thumbnail.AlbumPictureProcessor;

/**
 * {@code java -jar thumbnail.jar PHOTO… --out DIR}: creates the renditions of local files, for
 * trials and for batches. The exit status is 0 if all photos were processed, 1 if a photo failed or
 * a directory could not be read, and 2 if the command line is invalid. Help is printed with status
 * 0.
 */
@Command(
    name = "thumbnail.jar",
    header = "Creates the renditions of photos, like the thumbnail function.%n",
    customSynopsis = "java -jar thumbnail.jar PHOTO… --out DIR [--thorough]%n",
    synopsisHeading = "  ",
    separator = " ",
    sortOptions = false)
public final class RenditionsCommand implements Callable<Integer> {
  private final PrintStream output;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "PHOTO",
      arity = "0..*",
      description = "a file, or a directory whose files are processed recursively")
  private List<Path> photos = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "directory for NAME.large.jpg, NAME.medium.jpg, …; subdirectories are kept")
  private @Nullable Path outputDirectory;

  @Option(names = "--thorough", description = "use only the decoder that runs on every machine")
  private boolean thorough;

  @SuppressWarnings("unused") // The parser reads the annotation alone.
  @Option(names = "--help", usageHelp = true, description = "print this text")
  private boolean help;

  private RenditionsCommand(PrintStream output) {
    this.output = output;
  }

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    System.setProperty("wxalbum.log", "none");
    System.exit(run(System.out, arguments));
  }

  static int run(PrintStream output, String... arguments) {
    PrintWriter writer = new PrintWriter(output, true, output.charset());
    return new CommandLine(new RenditionsCommand(output))
        .setOut(writer)
        .setErr(writer)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(RenditionsCommand::printUsageError)
        .execute(arguments);
  }

  @Override
  public Integer call() {
    try {
      List<InputPhoto> inputs = findInputs();
      BatchProcessor processor =
          new BatchProcessor(
              thorough ? AlbumPictureProcessor.thorough() : AlbumPictureProcessor.quick(), output);
      return processor.processAll(inputs) == 0 ? 0 : 1;
    } catch (UsageException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    } catch (IOException e) {
      output.println("Stopped: " + e);
      return 1;
    }
  }

  private List<InputPhoto> findInputs() throws IOException {
    if (photos.isEmpty()) {
      throw new UsageException("No photo is given.");
    }
    if (outputDirectory == null) {
      throw new UsageException("--out DIR is missing: specify a directory for the renditions.");
    }
    return InputPhoto.findAll(photos, outputDirectory);
  }

  private static int printUsageError(ParameterException exception, String[] arguments) {
    CommandLine commandLine = exception.getCommandLine();
    commandLine.getErr().println(message(exception));
    commandLine.getErr().println();
    commandLine.usage(commandLine.getErr());
    return ExitCode.USAGE;
  }

  private static String message(ParameterException exception) {
    return switch (exception) {
      case UnmatchedArgumentException e -> "Unknown option " + e.getUnmatched().getFirst() + ".";
      case OverwrittenOptionException e when e.getOverwritten() instanceof OptionSpec option ->
          option.longestName() + " is given twice.";
      case MissingParameterException _ -> "--out requires a directory.";
      default -> String.valueOf(exception.getMessage());
    };
  }
}
