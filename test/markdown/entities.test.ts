/** The names of entities: those that are always there, and those that are loaded. */
import { expect } from 'chai';
import { anyEntity } from '../../src/markdown/all-entities.js';
import { BlockParser } from '../../src/markdown/blocks/block-parser.js';
import { commonEntity, notingUnknown } from '../../src/markdown/entities.js';
import { parseInlines } from '../../src/markdown/inlines/parse-inlines.js';
import { chat } from '../../src/markdown/syntax.js';
import { entityTable } from './entity-table.js';
import { writeInlines } from './to-html.js';

const noNames = ['nope', 'Copy', '_', '', '+9', 'constructor', '__proto__', 'hasOwnProperty'];

describe('commonEntity', () => {
  it('gives what HTML 5 has for the same name', () => {
    const known = Object.keys(entityTable).filter((name) => commonEntity(name) !== undefined);
    expect(known).to.have.length(253);
    for (const name of known) expect(commonEntity(name), name).to.equal(entityTable[name]);
  });

  it('knows no other name, and none of an object’s properties', () => {
    for (const name of [...noNames, 'bigstar']) expect(commonEntity(name), name).to.equal(undefined);
  });
});

describe('anyEntity', () => {
  it('gives all that HTML 5 has', () => {
    const names = Object.keys(entityTable);
    expect(names).to.have.length(2125);
    for (const name of names) expect(anyEntity(name), name).to.equal(entityTable[name]);
  });

  it('knows no other name, and none of an object’s properties', () => {
    for (const name of noNames) expect(anyEntity(name), name).to.equal(undefined);
  });
});

describe('notingUnknown', () => {
  it('notes the names that are not known, and no other', () => {
    const noted: string[] = [];
    const entity = notingUnknown(commonEntity, (name) => noted.push(name));
    expect(entity('copy')).to.equal('©');
    expect(entity('bigstar')).to.equal(undefined);
    expect(noted).to.deep.equal(['bigstar']);
  });

  it('hears of names in texts, addresses, titles, definitions and info strings, all of which are right once more names are known', () => {
    const noted: string[] = [];
    let known = commonEntity;
    const entity = notingUnknown(
      (name) => known(name),
      (name) => noted.push(name),
    );
    const parser = new BlockParser({ ...chat, entity });
    parser.append('[a]: /&bigstar; "&starf;"\n\n```&phone;\n');
    parser.end();
    const code = parser.document.children.at(-1);
    const context = {
      syntax: { ...chat, entity },
      definition: (label: string) => parser.definitions.get(label),
      footnote: () => undefined,
    };
    const read = (): string[] => [
      writeInlines(parseInlines('&female; [b](/&male; "&check;") [a]', context)),
      code?.type === 'code' ? code.info : '',
    ];
    expect(read()[1]).to.equal('&phone;');
    expect(new Set(noted)).to.deep.equal(new Set(['female', 'male', 'check', 'bigstar', 'starf', 'phone']));
    known = anyEntity;
    expect(read()).to.deep.equal(['♀ <a href="/%E2%99%82" title="✓">b</a> <a href="/%E2%98%85" title="★">a</a>', '☎']);
  });
});
