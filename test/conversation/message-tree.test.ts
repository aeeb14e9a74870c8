import { expect } from 'chai';
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

  it('refuses what would break it', () => {
    const tree = new MessageTree();
    tree.add(message('q', null));
    tree.add(message('a', 'q'));
    expect(() => tree.add(message('q', null))).to.throw(RangeError, 'already');
    expect(() => tree.add(message('x', 'nowhere'))).to.throw(RangeError, 'does not exist');
    expect(() => tree.replace(message('x', null))).to.throw(RangeError, 'no message');
    expect(() => tree.remove('q')).to.throw(RangeError, 'has answers');
  });
});
