/** A session of the WebDriver protocol (https://www.w3.org/TR/webdriver2/), spoken with fetch: what the test runner needs of it and no more. */

/** What WebDriver calls the keys that the tests press, where it is not their own character. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  ' ': '\uE00D',
  Space: '\uE00D',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F2: '\uE032',
  F6: '\uE036',
  Meta: '\uE03D',
};

/** How long a command may take before the driver counts as hung. */
const PATIENCE_MS = 30_000;

/** The browser of the driver at `address`, begun with these capabilities. Its methods are named as puppeteer names a page's, whose users they serve. */
export async function openSession(address, capabilities, name) {
  const { sessionId } = await send('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const command = (method, path, body) => send(method, `/session/${sessionId}${path}`, body);
  const key = (type, value) => ({ type, value: KEYS[value] ?? value });
  const perform = (id, type, actions) => command('POST', '/actions', { actions: [{ type, id, actions }] });
  const keyboard = (...actions) => perform('keyboard', 'key', actions);
  const mouse = (...actions) => perform('mouse', 'pointer', actions);
  const moved = (x, y) => ({ type: 'pointerMove', duration: 0, x, y });
  const button = ({ button: side = 'left' } = {}) => ['left', 'middle', 'right'].indexOf(side);

  return {
    goto: (url) => command('POST', '/url', { url }),
    url: () => command('GET', '/url'),
    evaluate: (script) => command('POST', '/execute/sync', { script, args: [] }),
    close: () => command('DELETE', ''),
    /** Makes the page this large: the window has bars of its own around it. */
    async setViewport({ width, height }) {
      const outer = await command('GET', '/window/rect');
      const [innerWidth, innerHeight] = await command('POST', '/execute/sync', {
        script: 'return [innerWidth, innerHeight]',
        args: [],
      });
      if (innerWidth === width && innerHeight === height) return;
      await command('POST', '/window/rect', {
        width: width + outer.width - innerWidth,
        height: height + outer.height - innerHeight,
      });
    },
    keyboard: {
      down: (value) => keyboard(key('keyDown', value)),
      up: (value) => keyboard(key('keyUp', value)),
      press: (value) => keyboard(key('keyDown', value), key('keyUp', value)),
      type: (text) => keyboard(...[...text].flatMap((each) => [key('keyDown', each), key('keyUp', each)])),
    },
    mouse: {
      move: (x, y) => mouse(moved(x, y)),
      down: (options) => mouse({ type: 'pointerDown', button: button(options) }),
      up: (options) => mouse({ type: 'pointerUp', button: button(options) }),
      click: (x, y, options) =>
        mouse(
          moved(x, y),
          { type: 'pointerDown', button: button(options) },
          { type: 'pointerUp', button: button(options) },
        ),
      reset: () => command('DELETE', '/actions'),
    },
  };

  async function send(method, path, body) {
    let answer;
    try {
      const response = await fetch(address + path, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      });
      answer = await response.json();
    } catch (error) {
      throw new Error(`${name} did not answer ${method} ${path} within ${PATIENCE_MS} ms.`, { cause: error });
    }
    if (answer.value?.error)
      throw new Error(`${name}: ${method} ${path}: ${answer.value.error}: ${answer.value.message}`);
    return answer.value;
  }
}
