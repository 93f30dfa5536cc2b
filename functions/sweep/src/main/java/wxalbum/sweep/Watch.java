package wxalbum.sweep;

/** Sees to it that at each place of a walk rows and objects agree. */
@FunctionalInterface
interface Watch {
  /** Mends what can be mended of a sight. */
  void see(Sight sight, Round round);
}
