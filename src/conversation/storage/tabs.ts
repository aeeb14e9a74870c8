/** The other tabs in which the same memory is open: one at a time changes it, and each tells the others what it changed. */

/** What became of the messages of a thread as a whole. */
export type ThreadShape = 'same' | 'changed' | 'empty';

/** What a tab tells. Ids alone: what was said is read from the storage. */
export type TabNews =
  /** These messages of a thread were written; `shape` says whether messages came or went, and whether none are left. */
  | {
      readonly type: 'saved';
      readonly threadId: string;
      readonly messageIds: readonly string[];
      readonly shape: ThreadShape;
    }
  | { readonly type: 'removed'; readonly threadId: string }
  /** A thread was renamed, or is there again. */
  | { readonly type: 'listed' }
  | { readonly type: 'cleared' };

export interface Tabs {
  /** Runs `work` while no other tab runs any, and gives its result. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Says that this tab is at work on `name`, until the function that it gives is called, or the tab is gone. */
  hold(name: string): () => void;
  /** Whether another tab is at work on `name`; where that cannot be known, none is. If one is, `onFree` is called once it no longer is. */
  isHeld(name: string, onFree?: () => void): Promise<boolean>;
  /** Tells the other tabs, not this one. */
  tell(news: TabNews): void;
  /** Calls `listener` with what other tabs tell, until the function that it gives is called. */
  hear(listener: (news: TabNews) => void): () => void;
}

/** The other tabs with the memory `name`. Pages that are not secure have no locks, and old browsers no channel: then each tab is for itself. */
export function openTabs(name: string): Tabs {
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  const hasChannel = typeof BroadcastChannel !== 'undefined';
  let channel: BroadcastChannel | undefined;
  return {
    // The lock's own promise is that of `work`, one level deeper than its type says.
    exclusively: <T>(work: () => Promise<T>) => (locks ? (locks.request(name, work) as Promise<T>) : work()),
    hold(work) {
      let release: () => void = () => undefined;
      const done = new Promise<void>((resolve) => (release = resolve));
      void locks?.request(`${name}/${work}`, () => done);
      return release;
    },
    async isHeld(work, onFree) {
      const { held = [] } = (await locks?.query()) ?? {};
      if (!held.some((lock) => lock.name === `${name}/${work}`)) return false;
      if (onFree) void locks?.request(`${name}/${work}`, onFree);
      return true;
    },
    tell(news) {
      if (channel) {
        channel.postMessage(news);
      } else if (hasChannel) {
        const briefly = new BroadcastChannel(name);
        briefly.postMessage(news);
        briefly.close();
      }
    },
    hear(listener) {
      if (!hasChannel) return () => undefined;
      const opened = new BroadcastChannel(name);
      opened.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (isNews(data)) listener(data);
      };
      channel = opened;
      return () => {
        opened.close();
        if (channel === opened) channel = undefined;
      };
    },
  };
}

/** Another version of the chat may be open beside this one. */
function isNews(data: unknown): data is TabNews {
  const news = (typeof data === 'object' && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  switch (news['type']) {
    case 'saved':
      return typeof news['threadId'] === 'string' && Array.isArray(news['messageIds']);
    case 'removed':
      return typeof news['threadId'] === 'string';
    case 'listed':
    case 'cleared':
      return true;
    default:
      return false;
  }
}
