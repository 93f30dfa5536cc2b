package wxalbum.local.events;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import wxalbum.embedded.ObjectEvent;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.QueueDeclaration;
import wxalbum.local.template.ServerlessFile;
import wxalbum.local.template.Trigger;

/** The queues and schedules that invoke functions. Storage events go to the declared queues. */
public final class EventSources implements AutoCloseable {
  private final EventDropper eventDropper;
  private final Terminal terminal;
  private final List<EventSourceMapping> mappings = new CopyOnWriteArrayList<>();

  private final LocalScheduler scheduler;

  /** Creates an instance without queues and schedules, which begin with {@link #start}. */
  public EventSources(EventDropper eventDropper, Terminal terminal, Clock clock) {
    this.eventDropper = eventDropper;
    this.terminal = terminal;
    this.scheduler = new LocalScheduler(terminal, clock, eventDropper.scheduleInterval());
  }

  /**
   * Starts the queues and schedules of functions.
   *
   * @param folder the folder for the messages, with one subfolder for each queue
   */
  public void start(ServerlessFile file, Collection<FunctionHost> hosts, Path folder) {
    for (FunctionHost host : hosts) {
      for (Trigger.SqsQueue trigger : host.declaration().triggers(Trigger.SqsQueue.class)) {
        startQueue(file.queue(trigger.queue()), trigger, host, folder);
      }
      scheduler.add(host);
    }
  }

  /** Returns the queues, each with the function that processes it. */
  public List<EventSourceMapping> mappings() {
    return List.copyOf(mappings);
  }

  /** Sends the event of a created object to each queue that is declared for its key. */
  public void deliver(ObjectEvent event) {
    for (EventSourceMapping mapping : mappings) {
      if (event.name().startsWith("ObjectCreated:")
          && mapping.queue().declaration().acceptsKey(event.key())) {
        if (eventDropper.shouldDrop(event)) {
          terminal.print("Dropped a storage event (drop-events): " + event.key());
        } else {
          mapping.queue().send(S3EventMessage.of(event));
        }
      }
    }
  }

  /** Stops the schedules, then the queues in the reverse order of their start. */
  @Override
  public void close() {
    scheduler.close();
    mappings.reversed().forEach(EventSourceMapping::close);
  }

  private void startQueue(
      QueueDeclaration declaration, Trigger.SqsQueue trigger, FunctionHost host, Path folder) {
    LocalQueue queue =
        new LocalQueue(declaration, new MessageStore(folder.resolve(declaration.name())));
    EventSourceMapping mapping =
        new EventSourceMapping(
            queue, trigger, host, terminal, EventSourceMapping.exponentialBackoff(declaration));
    mappings.add(mapping);
    mapping.start();
  }
}
