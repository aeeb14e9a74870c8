import type { ProxyOptions } from '../../proxy/src/settings.js';
import { expect } from 'chai';
import { readSettings } from '../../proxy/src/settings.js';
import { SettingsError } from '../../proxy/src/settings-error.js';
import { KEY } from './harness.js';

function errorOf(options: object): SettingsError {
  try {
    readSettings(options as ProxyOptions);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('readSettings', () => {
  it('fills in the defaults', () => {
    const { fetch, clock, createId, log, ...values } = readSettings({ apiKey: KEY });
    expect(values).to.deep.equal({
      apiKey: KEY,
      gatewayUrl: 'https://gateway.iotex.ai/v1',
      allowedOrigins: [],
      allowedModels: ['gemini-2.5-flash'],
      systemPrompt: undefined,
      maxOutputTokens: 8192,
      maxBodyBytes: 8_388_608,
      rateLimit: 20,
      rateWindowSeconds: 60,
      basePath: '/',
    });
    expect([fetch, createId, log].every((value) => typeof value === 'function')).to.equal(true);
    expect(clock.now()).to.be.a('number');
  });

  it('takes slashes off the end of the gateway', () => {
    expect(readSettings({ apiKey: KEY, gatewayUrl: 'http://localhost:4000/v1//' }).gatewayUrl).to.equal(
      'http://localhost:4000/v1',
    );
  });

  it('says that the key is missing, by both of its names and with an example', () => {
    for (const apiKey of [undefined, '']) {
      expect(errorOf({ apiKey }).message).to.equal('IOTEX_API_KEY (option apiKey) is missing, for example: sk-…');
    }
  });

  for (const [name, values] of Object.entries({
    apiKey: ['sk bad', 'sk-\n', 'schlüssel', 5],
    gatewayUrl: ['gateway.iotex.ai', 'ftp://x', 'https://user:pass@x', 'https://x/?a=1', 'https://x/#a', 5, ''],
    allowedOrigins: [
      'https://x',
      ['*'],
      ['null'],
      ['https://x/'],
      ['https://X.example'],
      ['https://x:443'],
      ['x.example'],
      [1],
      [''],
    ],
    allowedModels: ['x', [''], [1], {}],
    systemPrompt: [1, 'x'.repeat(100_001)],
    maxOutputTokens: [0, -1, 1.5, NaN, Infinity, '5'],
    maxBodyBytes: [1, 1e12, '1mb'],
    rateLimit: [0, -1, 0.5, '20'],
    rateWindowSeconds: [0, 86_401],
    basePath: ['api', '/api/', '', '/a b', '/*', '/:x', 5],
    fetch: ['x'],
    log: ['x'],
    createId: [1],
    redisUrl: ['redis://localhost'],
    sessionSecret: ['x'],
    alowedOrigins: [['https://x']],
    toString: ['x'],
  })) {
    it(`names ${name} where its value makes no sense`, () => {
      for (const value of values) {
        const { setting, message } = errorOf({ apiKey: KEY, [name]: value });
        expect(setting).to.equal(name);
        expect(message).to.include(name);
      }
    });
  }

  it('shows how a browser writes an origin', () => {
    expect(errorOf({ apiKey: KEY, allowedOrigins: ['https://Shop.example/'] }).message).to.include(
      'for example: https://shop.example',
    );
  });

  it('never shows a key, also not in the wrong place', () => {
    expect(errorOf({ apiKey: 'sk-x y' }).message).not.to.include('sk-x');
    expect(errorOf({ apiKey: KEY, allowedOrigins: [KEY] }).message).not.to.include(KEY);
    expect(errorOf({ apiKey: KEY, basePath: KEY }).message).not.to.include(KEY);
  });
});
