package wxalbum.thumbnail.picture.decode;

import org.jspecify.annotations.Nullable;

/** Thrown while bytes are read that no picture can be made of. */
public final class UnfitPicture extends RuntimeException {
  private final Fault fault;

  /** A picture with a fault that was seen by looking. */
  public UnfitPicture(Fault fault) {
    this(fault, null);
  }

  /** A picture with a fault that a decoder ran into. */
  public UnfitPicture(Fault fault, @Nullable Throwable cause) {
    super(fault.name(), cause);
    this.fault = fault;
  }

  /** What is wrong with it. */
  public Fault fault() {
    return fault;
  }
}
