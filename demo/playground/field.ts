/** A control goes in, what a visitor sets it with comes out: label, input, what it is for, and the way back to the default. */

import { isValue } from './configuration.js';
import type { Control } from './controls.js';
import { make } from './make.js';

export interface Field {
  readonly control: Control;
  readonly element: HTMLElement;
  /** Shows `value`, and whether it is another than `standard`. */
  show(value: string, standard: string): void;
}

/** `onValue` gets each value that makes sense, as soon as the visitor has made it. */
export function createField(control: Control, onValue: (value: string) => void): Field {
  const id = `control-${control.name}`;
  const input = createInput(control, id, onValue);
  const reset = make('button', { type: 'button', className: 'reset', textContent: 'Reset', hidden: true });
  reset.setAttribute('aria-label', `Reset ${control.name}`);
  let standardValue = '';
  reset.addEventListener('click', () => {
    onValue(standardValue);
    input.focus();
  });
  const name = make('label', { htmlFor: input.id, className: 'name', textContent: shownName(control) });
  const description = make('p', { className: 'what', id: `${id}-what` });
  description.append(...inWords(describe(control)));
  input.setAttribute('aria-describedby', description.id);
  const head = make('div', { className: 'head' });
  head.append(name, reset);
  const element = make('div', { className: `field ${control.kind}` });
  element.dataset['control'] = control.name;
  element.append(head, ...input.boxes, description);
  return {
    control,
    element,
    show(value, standard) {
      standardValue = standard;
      const isOther = value !== standard;
      element.classList.toggle('changed', isOther);
      reset.hidden = !isOther;
      input.show(value);
    },
  };
}

/** What a value is made with. */
interface Input {
  /** Of the element that the label belongs to. */
  readonly id: string;
  readonly boxes: readonly HTMLElement[];
  show(value: string): void;
  focus(): void;
  setAttribute(name: string, value: string): void;
}

function createInput(control: Control, id: string, onValue: (value: string) => void): Input {
  switch (control.kind) {
    case 'switch':
      return switchInput(id, onValue);
    case 'choice':
      return choiceInput(control, id, onValue);
    case 'colour':
      return colourInput(control, id, onValue);
    case 'number':
    case 'css':
    case 'text':
    case 'long-text':
    case 'secret':
      return textInput(control, id, onValue);
  }
}

function switchInput(id: string, onValue: (value: string) => void): Input {
  const box = make('input', { type: 'checkbox', id, className: 'toggle' });
  box.setAttribute('role', 'switch');
  box.addEventListener('change', () => onValue(box.checked ? 'on' : ''));
  return inputOf(box, [box], (value) => (box.checked = value === 'on'));
}

function choiceInput({ choices, default: otherwise }: Control, id: string, onValue: (value: string) => void): Input {
  const box = make('select', { id });
  const options = otherwise === '' ? ['', ...choices] : choices;
  box.append(...options.map((choice) => new Option(choice || 'Default', choice)));
  box.addEventListener('change', () => onValue(box.value));
  return inputOf(box, [box], (value) => (box.value = value || otherwise));
}

function textInput(control: Control, id: string, onValue: (value: string) => void): Input {
  const { kind } = control;
  const box =
    kind === 'long-text'
      ? make('textarea', { id, rows: 2 })
      : make('input', { id, type: kind === 'secret' ? 'password' : 'text' });
  box.placeholder = control.default;
  box.autocomplete = 'off';
  box.spellcheck = false;
  if (kind === 'number') box.inputMode = 'decimal';
  box.addEventListener('input', () => {
    const isRight = kind === 'secret' || isValue(control, box.value);
    box.setAttribute('aria-invalid', String(!isRight));
    if (isRight) onValue(box.value);
  });
  return inputOf(box, [box], (value) => {
    // What is being typed stays as it is, also while it makes no sense yet.
    if (box.value !== value && document.activeElement !== box) box.value = value;
    if (document.activeElement !== box) box.setAttribute('aria-invalid', 'false');
  });
}

/** A text for whatever CSS takes, and a picker beside it. */
function colourInput(control: Control, id: string, onValue: (value: string) => void): Input {
  const picker = make('input', { type: 'color', tabIndex: 0 });
  picker.setAttribute('aria-label', `Pick ${shownName(control)}`);
  const text = textInput(control, id, onValue);
  picker.addEventListener('input', () => onValue(picker.value));
  const row = make('div', { className: 'colour-row' });
  row.append(picker, ...text.boxes);
  return {
    ...text,
    boxes: [row],
    show(value) {
      text.show(value);
      picker.value = asHex(value || control.default) ?? '#808080';
      picker.classList.toggle('unset', value === '');
    },
  };
}

function inputOf(box: HTMLElement, boxes: readonly HTMLElement[], show: (value: string) => void): Input {
  return {
    id: box.id,
    boxes,
    show,
    focus: () => box.focus(),
    setAttribute: (name, value) => box.setAttribute(name, value),
  };
}

/** A colour as the picker writes it: `#rrggbb`. Of two the one by day. */
function asHex(value: string): string | undefined {
  return /#[0-9a-f]{6}\b/i.exec(value)?.[0];
}

function shownName({ name, target }: Control): string {
  if (target === 'page') return name.slice('page-'.length);
  return target === 'token' ? name.replace('--iotex-chat-', '') : name;
}

function describe({ kind, choices, default: otherwise, description }: Control): string {
  // What a token derives from is too long to be read; its field has it.
  const isSaid = otherwise === '' || otherwise.length > 24 || description.includes(otherwise) || kind === 'switch';
  const said = isSaid || choices.length > 0 ? '' : ` Default: \`${otherwise}\`.`;
  return description + said + (kind === 'secret' ? ' It is in no link and in nothing that is copied.' : '');
}

/** What stands between backticks is code. */
function inWords(text: string): Node[] {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? make('code', { textContent: part }) : document.createTextNode(part)));
}
