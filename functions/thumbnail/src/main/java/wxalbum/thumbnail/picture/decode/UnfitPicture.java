package wxalbum.thumbnail.picture.decode;

import org.jspecify.annotations.Nullable;

/** Thrown when a file cannot be decoded for a permanent reason. */
public final class UnfitPicture extends RuntimeException {
  private final Fault fault;

  /** Creates an exception for a fault that was detected by a check. */
  public UnfitPicture(Fault fault) {
    this(fault, null);
  }

  /** Creates an exception for a fault that a decoder reported. */
  public UnfitPicture(Fault fault, @Nullable Throwable cause) {
    super(fault.name(), cause);
    this.fault = fault;
  }

  /** Returns the reason why the file cannot be decoded. */
  public Fault fault() {
    return fault;
  }
}
