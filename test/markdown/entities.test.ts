/** The entities that need no list to be loaded. */
import { expect } from 'chai';
import { commonEntity } from '../../src/markdown/entities.js';
import { anyEntity } from './all-entities.js';

describe('commonEntity', () => {
  it('gives what HTML 5 has for the same name, at either end of each of its parts', () => {
    const names =
      'quot amp apos lt gt nbsp copy shy yuml OElig oelig Scaron scaron Yuml fnof circ tilde Alpha Rho Sigma Omega alpha sigmaf omega ' +
      'thetasym upsih piv ensp emsp thinsp zwnj rlm ndash mdash lsquo ldquo dagger bull hellip permil prime Prime lsaquo rsaquo oline ' +
      'frasl euro image weierp real trade alefsym larr harr crarr lArr hArr forall part exist empty nabla notin ni prod sum minus ' +
      'lowast radic prop infin ang and int there4 sim cong asymp ne equiv le ge sub nsub sube supe oplus otimes perp sdot lceil ' +
      'rfloor lang rang loz spades clubs hearts diams';
    for (const name of names.split(' ')) expect(commonEntity(name), name).to.equal(anyEntity(name));
  });

  it('knows no other name, and none of an object’s properties', () => {
    for (const name of ['nope', 'Copy', '_', '', 'constructor', '__proto__', 'bigstar'])
      expect(commonEntity(name), name).to.equal(undefined);
  });
});
