package wxalbum.picture.header;

import org.jspecify.annotations.Nullable;

/** Thrown when a file cannot be decoded for a permanent reason. */
public final class UndecodablePictureException extends RuntimeException {
  private final PictureFault fault;

  /** Creates an exception for a fault that was detected by a check. */
  public UndecodablePictureException(PictureFault fault) {
    this(fault, null);
  }

  /** Creates an exception for a fault that a decoder reported. */
  public UndecodablePictureException(PictureFault fault, @Nullable Throwable cause) {
    super(fault.name(), cause);
    this.fault = fault;
  }

  /** Returns the reason why the file cannot be decoded. */
  public PictureFault fault() {
    return fault;
  }
}
