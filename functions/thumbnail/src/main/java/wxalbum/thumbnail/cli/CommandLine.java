package wxalbum.thumbnail.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import wxalbum.thumbnail.AlbumPictureProcessor;

/**
 * {@code java -jar thumbnail.jar PHOTO… --out DIR}: creates the renditions of local files, for
 * trials and for batches. The exit status is 0 if all photos were processed, 1 if a photo failed or
 * a directory could not be read, and 2 if the command line is invalid.
 */
public final class CommandLine {
  private static final String USAGE =
      """
      Creates the renditions of photos, like the thumbnail function.

        java -jar thumbnail.jar PHOTO… --out DIR [--thorough]

        PHOTO       a file, or a directory whose files are processed recursively
        --out DIR   directory for NAME.large.jpg, NAME.medium.jpg, …; subdirectories are kept
        --thorough  use only the decoder that runs on every machine
      """;

  private CommandLine() {}

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    System.setProperty("wxalbum.log", "none");
    System.exit(run(System.out, arguments));
  }

  static int run(PrintStream output, String... arguments) {
    try {
      CommandLineOptions command = CommandLineOptions.parse(List.of(arguments));
      BatchProcessor makeAll =
          new BatchProcessor(
              command.thorough()
                  ? AlbumPictureProcessor.portable()
                  : AlbumPictureProcessor.fastest(),
              output);
      return makeAll.processAll(InputPhoto.findAll(command.photos(), command.outputDirectory()))
              == 0
          ? 0
          : 1;
    } catch (UsageException misuse) {
      output.println(misuse.getMessage());
      output.println();
      output.print(USAGE);
      return 2;
    } catch (IOException e) {
      output.println("Stopped: " + e);
      return 1;
    }
  }
}
