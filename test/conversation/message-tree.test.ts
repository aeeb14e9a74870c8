import { expect } from 'chai';
import fc from 'fast-check';
import { MessageTree } from '../../src/conversation/message-tree.js';
import { changeMessage, createMessage } from '../../src/conversation/message.js';
import type { Message } from '../../src/conversation/message.js';

const message = (id: string, parentId: string | null): Message =>
  createMessage({ id, parentId, role: 'user', createdAt: 0 });

const ids = (tree: MessageTree): string[] => tree.path.map(({ id }) => id);

describe('MessageTree', () => {
  it('follows the child that was added last', () => {
    const tree = new MessageTree();
    tree.add(message('q', null));
    tree.add(message('a1', 'q'));
    tree.add(message('a2', 'q'));
    expect(ids(tree)).to.deep.equal(['q', 'a2']);
    expect(tree.thread.messages.map(({ id }) => id)).to.deep.equal(['q', 'a1', 'a2']);
  });

  it('goes back to a sibling when the chosen one is taken out', () => {
    const tree = new MessageTree();
    tree.add(message('q', null));
    tree.add(message('a1', 'q'));
    tree.add(message('a2', 'q'));
    tree.remove('a2');
    expect(ids(tree)).to.deep.equal(['q', 'a1']);
  });

  it('gives the same path until something changes', () => {
    const tree = new MessageTree();
    tree.add(message('q', null));
    const before = tree.path;
    expect(tree.path).to.equal(before);
    tree.replace(changeMessage(message('q', null), { status: 'failed' }));
    expect(tree.path).not.to.equal(before);
    expect(before[0]?.status).to.equal('done');
  });

  it('knows its end and its path after any changes, whatever was asked in between', () => {
    const step = fc.tuple(fc.constantFrom('add', 'append', 'replace', 'remove', 'read'), fc.nat(9));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const tree = new MessageTree();
        const known: Message[] = [];
        let count = 0;
        for (const [kind, number] of steps) {
          const some = known[number % Math.max(1, known.length)];
          if (kind === 'read') expect(tree.end).to.equal(tree.path.at(-1));
          else if (kind === 'append' || !some) {
            known.push(message(`m${(count += 1)}`, tree.end?.id ?? null));
            tree.add(known.at(-1)!);
          } else if (kind === 'add') {
            known.push(message(`m${(count += 1)}`, some.id));
            tree.add(known.at(-1)!);
          } else if (kind === 'replace') tree.replace(changeMessage(some, { status: 'failed' }));
          else if (!known.some(({ parentId }) => parentId === some.id)) {
            tree.remove(some.id);
            known.splice(known.indexOf(some), 1);
          }
        }
        const rebuilt = tree.thread;
        expect(rebuilt.activePath).to.deep.equal(ids(tree));
        expect(tree.end?.id).to.equal(ids(tree).at(-1));
        // Each follows the one before, and the last one has no answer.
        for (const [index, { parentId }] of tree.path.entries())
          expect(parentId).to.equal(tree.path[index - 1]?.id ?? null);
        expect(rebuilt.messages.some(({ parentId }) => parentId === (tree.end?.id ?? 'none'))).to.equal(false);
        for (const { id } of tree.path) expect(tree.path.find((one) => one.id === id)).to.equal(tree.get(id));
      }),
    );
  });

  it('refuses what would break it', () => {
    const tree = new MessageTree();
    tree.add(message('q', null));
    tree.add(message('a', 'q'));
    expect(() => tree.add(message('q', null))).to.throw(RangeError, 'already');
    expect(() => tree.add(message('x', 'nowhere'))).to.throw(RangeError, 'does not exist');
    expect(() => tree.replace(message('x', null))).to.throw(RangeError, 'no message');
    expect(() => tree.remove('q')).to.throw(RangeError, 'has answers');
  });

  it('hides messages as if they had never been, and shows them again as they were', () => {
    const kinds = fc.constantFrom('add', 'beside', 'hide', 'activate', 'show');
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, fc.nat(99)), { maxLength: 40 }), (steps) => {
        const tree = new MessageTree();
        let count = 0;
        let show: (() => void) | undefined;
        let before: readonly string[] = [];
        for (const [kind, number] of steps) {
          const all = tree.thread.messages;
          const some = all[number % Math.max(1, all.length)];
          if (kind === 'hide' && some) {
            before = ids(tree);
            show = tree.hide([some.id]);
            continue;
          }
          if (kind === 'show') {
            show?.();
            if (show) expect(ids(tree)).to.deep.equal(before);
          } else if (kind === 'activate') {
            if (some && tree.get(some.id)) {
              tree.activate(some.id);
              expect(ids(tree)).to.include(some.id);
            }
          } else if (kind !== 'hide') {
            const path = ids(tree);
            tree.add(message(`m${(count += 1)}`, some?.id ?? null), kind === 'add' ? 'active' : 'beside');
            if (kind === 'beside') expect(ids(tree)).to.deep.equal(path);
            else expect(ids(tree).at(-1)).to.equal(`m${count}`);
          }
          show = undefined;
          const rebuilt = MessageTree.of(tree.thread, tree.hiddenIds);
          for (const { id } of tree.thread.messages) {
            expect(rebuilt.parentOf(id)).to.equal(tree.parentOf(id));
            if (tree.get(id)) expect(rebuilt.siblings(id)).to.deep.equal(tree.siblings(id));
          }
          expect(ids(tree).some((id) => tree.isHidden(id))).to.equal(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
