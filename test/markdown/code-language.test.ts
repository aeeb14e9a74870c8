import { expect } from 'chai';
import { codeLanguage } from '../../src/markdown/render/code-language.js';

describe('The language of a fence', () => {
  it('is known by any of its names, in any case', () => {
    for (const [word, key, label] of [
      ['js', 'javascript', 'JavaScript'],
      ['JavaScript', 'javascript', 'JavaScript'],
      ['C++', 'cpp', 'C++'],
      ['c#', 'csharp', 'C#'],
      ['language-python', 'python', 'Python'],
      ['{.rust}', 'rust', 'Rust'],
      ['yml', 'yaml', 'YAML'],
      ['sh', 'bash', 'Bash'],
      ['tsx', 'tsx', 'TSX'],
    ] as const) {
      expect(codeLanguage(word), word).to.include({ key, label });
    }
  });

  it('is shown as it is written if it is not known', () => {
    expect(codeLanguage('Zig')).to.deep.equal({ word: 'zig', key: 'zig', label: 'Zig' });
    expect(codeLanguage('constructor')).to.deep.equal({
      word: 'constructor',
      key: 'constructor',
      label: 'constructor',
    });
  });

  it('may be missing', () => {
    expect(codeLanguage('')).to.deep.equal({ word: '', key: '', label: '' });
  });

  it('is cut between characters if it is long, and has nothing in it that cannot be seen', () => {
    expect(codeLanguage('😀'.repeat(5000)).label).to.equal(`${'😀'.repeat(40)}…`);
    expect(codeLanguage('a\u202e\u0000b\u200f').label).to.equal('ab');
  });
});
