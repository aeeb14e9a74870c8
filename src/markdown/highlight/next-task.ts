/** Resolves in a task of its own, so that a page can paint and hear its visitor before the work goes on. A message and not a timer: timers are slowed down. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
