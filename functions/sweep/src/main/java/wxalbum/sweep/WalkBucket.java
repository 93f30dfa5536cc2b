package wxalbum.sweep;

import java.util.ArrayList;
import java.util.List;

/** Walks through the parts of the bucket by turns, so that none waits for the end of another. */
final class WalkBucket implements Task {
  private final List<Walk> walks;

  WalkBucket(List<Walk> walks) {
    this.walks = List.copyOf(walks);
  }

  @Override
  public void run(Round round) {
    List<Walk> going = new ArrayList<>(walks);
    while (!going.isEmpty() && round.goesOn()) {
      going.removeIf(walk -> !walk.step(round));
    }
  }
}
