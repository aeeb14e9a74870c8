/** In every page of the bench, before its subject: says when something is painted, what the frames did, and what is shown. */
(() => {
  /** A page that shows nothing new for so long after the end shows no more. */
  const patience = 3000;

  const channel = new MessageChannel();
  const afterTask = [];
  channel.port1.onmessage = () => afterTask.shift()?.();

  let subjects = [];
  let isInFrame = false;
  let log;
  let markReady;
  const ready = new Promise((resolve) => {
    markReady = resolve;
  });

  /** Runs `callback` in the next task. Asked for in an animation frame, that is after the frame was painted. */
  const nextTask = (callback) => {
    afterTask.push(callback);
    channel.port2.postMessage(0);
  };
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  /** Resolves when a frame that begins from now on is painted. */
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => nextTask(resolve)));
  const now = () => performance.timeOrigin + performance.now();

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) log?.long.push(duration);
  }).observe({ type: 'longtask' });

  addEventListener(
    'keydown',
    (event) => {
      const keys = log?.keys;
      if (keys) void painted().then(() => keys.push(performance.now() - event.timeStamp));
    },
    { capture: true },
  );

  /** The loop of frames while something is logged. First in each frame, because it asks for the next one first. */
  function frame(time) {
    if (!log) return;
    requestAnimationFrame(frame);
    isInFrame = true;
    nextTask(() => {
      isInFrame = false;
    });
    log.gaps.push(time - log.last);
    log.last = time;
    if (log.gaps.length % 10 === 0) log.heap = Math.max(log.heap, performance.memory.usedJSHeapSize);
  }

  const text = () => subjects[0].text();

  window.bench = {
    ready,
    wait,
    now,

    /** Called by the subject's script: starts one chat in each stage of the page. */
    async mount(start) {
      subjects = await Promise.all([...document.querySelectorAll('.stage')].map((stage) => start(stage)));
      await painted();
      markReady(performance.now());
    },

    /** Begins to log frames, long tasks, the heap and key presses. */
    begin() {
      log = {
        began: performance.now(),
        last: performance.now(),
        gaps: [],
        long: [],
        keys: [],
        heap: performance.memory.usedJSHeapSize,
      };
      requestAnimationFrame(frame);
    },

    /** Ends the log and gives it. */
    async end() {
      await wait(0);
      const { began, gaps, long, keys, heap } = log;
      log = undefined;
      return {
        frames: gaps.length,
        seconds: (performance.now() - began) / 1000,
        worstGap: Math.max(0, ...gaps.slice(1)),
        longTasks: long.length,
        worstTask: Math.max(0, ...long),
        peakHeap: Math.max(heap, performance.memory.usedJSHeapSize),
        keys,
      };
    },

    /** Asks. What becomes of it is looked at, not waited for: chats differ in what they tell. */
    ask() {
      Promise.resolve(subjects[0].ask()).catch((error) => {
        if (error?.name !== 'AbortError') console.error(error);
      });
    },

    /** Stops the answer; gives when. */
    stop() {
      const at = now();
      subjects[0].stop();
      return at;
    },

    focus() {
      subjects[0].focus();
    },

    /** Waits until the newest answer shows `marker` and is painted. Gives false if it is not there and nothing more comes. */
    async shown(marker) {
      let length = -1;
      let quiet = 0;
      for (let pause = 10; ; pause = Math.min(200, pause * 1.5)) {
        const shown = text();
        if (shown.includes(marker)) {
          await painted();
          return true;
        }
        quiet = shown.length === length ? quiet + pause : 0;
        length = shown.length;
        if (quiet > patience) return false;
        await wait(pause);
      }
    },

    /** How many of `count` markers the newest answer shows. */
    markers(prefix, count) {
      const seen = new Set(text().match(new RegExp(`${prefix}\\d+z`, 'g')));
      return Array.from({ length: count }, (_, index) => `${prefix}${index}z`).filter((marker) => seen.has(marker))
        .length;
    },

    /** Asks, and gives when `marker` was painted. */
    firstPaint(marker) {
      return new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!text().includes(marker)) return;
          observer.disconnect();
          const report = () => resolve(now());
          // Shown in an animation frame it is painted right after; shown in between, with the next one.
          if (isInFrame) nextTask(report);
          else void painted().then(report);
        });
        observer.observe(subjects[0].root, { subtree: true, childList: true, characterData: true });
        this.ask();
      });
    },

    /** How far the server's clock is before this one, in milliseconds: from the quickest of some round trips. */
    async clockDifference() {
      let best = { took: Infinity, difference: 0 };
      for (let round = 0; round < 8; round += 1) {
        const sent = now();
        const theirs = Number(await (await fetch('/clock')).text());
        const took = now() - sent;
        if (took < best.took) best = { took, difference: theirs - (sent + took / 2) };
      }
      return best.difference;
    },

    /**
     * Shows `count` past messages, alternately of the visitor and of the assistant. Gives the milliseconds until the newest one is painted and the
     * last gap of over 50 ms between two frames is over.
     */
    async past(count) {
      const began = performance.now();
      const messages = Array.from({ length: count }, (_, index) => pastMessage(index));
      const isThere = (async () => {
        await subjects[0].history(messages);
        while (!text().includes(`past${count - 1}z`)) await painted();
        await painted();
      })();
      await isThere;
      let usable = performance.now();
      for (let last = usable, until = last + 1000; last < until;) {
        await painted();
        const time = performance.now();
        if (time - last > 50) {
          usable = time;
          until = time + 1000;
        }
        last = time;
      }
      return usable - began;
    },

    /** Holds the main thread for 30 of each 50 ms, as a busy page does, until called again. */
    busy: (() => {
      let timer;
      return () => {
        if (timer) {
          clearInterval(timer);
          timer = undefined;
          return;
        }
        timer = setInterval(() => {
          const until = performance.now() + 30;
          while (performance.now() < until);
        }, 50);
      };
    })(),
  };

  function pastMessage(index) {
    if (index % 2 === 0) return { role: 'user', text: `Question ${index}: what is known about it?` };
    const marker = `past${index}z`;
    const texts = [
      `It is **known** since long, and \`code\` shows it. ${marker}\n\n- first reason\n- second reason\n- third reason`,
      `### Short answer\n\nYes, with *care*: see [the page](https://example.com/${index}). ${marker}`,
      `| key | value |\n|---|---|\n| one | 1 |\n| two | 2 |\n\nThe table says it. ${marker}`,
      `Run this:\n\n\`\`\`js\nconst answer = ${index};\nconsole.log(answer);\n\`\`\`\n\nThen look at it. ${marker}`,
    ];
    return { role: 'assistant', text: texts[(index >> 1) % texts.length] };
  }
})();
