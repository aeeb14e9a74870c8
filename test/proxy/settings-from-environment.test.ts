import { expect } from 'chai';
import { settingsFromEnvironment } from '../../proxy/src/settings-from-environment.js';
import { readSettings } from '../../proxy/src/settings.js';

describe('settingsFromEnvironment', () => {
  it('reads every variable', () => {
    const options = settingsFromEnvironment({
      IOTEX_API_KEY: ' sk-1\n',
      GATEWAY_URL: 'http://localhost:1/v1',
      HOST: '0.0.0.0',
      PORT: '0',
      ALLOWED_ORIGINS: 'https://a.example, https://b.example,',
      ALLOWED_MODELS: 'm1,org/m2',
      SYSTEM_PROMPT: 'Be kind, be brief',
      MAX_OUTPUT_TOKENS: '100',
      MAX_BODY_BYTES: '2048',
      RATE_LIMIT: '5',
      RATE_WINDOW_SECONDS: '10',
    });
    expect(options).to.deep.equal({
      apiKey: 'sk-1',
      gatewayUrl: 'http://localhost:1/v1',
      host: '0.0.0.0',
      port: 0,
      allowedOrigins: ['https://a.example', 'https://b.example'],
      allowedModels: ['m1', 'org/m2'],
      systemPrompt: 'Be kind, be brief',
      maxOutputTokens: 100,
      maxBodyBytes: 2048,
      rateLimit: 5,
      rateWindowSeconds: 10,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    const options = settingsFromEnvironment({
      IOTEX_API_KEY: 'sk-1',
      PORT: '',
      ALLOWED_ORIGINS: ' ',
      REDIS_URL: '',
    });
    expect([options.host, options.port]).to.deep.equal([undefined, undefined]);
    expect(readSettings(options).allowedOrigins).to.deep.equal([]);
  });

  it('leaves a missing key to be told by what reads the options', () => {
    const { apiKey } = settingsFromEnvironment({});
    expect(() => readSettings({ apiKey })).to.throw(/^IOTEX_API_KEY .*is missing/);
  });

  for (const [name, value] of [
    ['PORT', 'http'],
    ['MAX_BODY_BYTES', '1mb'],
    ['RATE_LIMIT', '-5'],
    ['RATE_WINDOW_SECONDS', '1e3'],
    ['MAX_OUTPUT_TOKENS', '99999999999999'],
  ] as const) {
    it(`refuses ${name}=${value} by its name`, () => {
      expect(() => settingsFromEnvironment({ [name]: value })).to.throw(new RegExp(`^${name} \\(option \\w+\\) is "`));
    });
  }

  for (const name of ['REDIS_URL', 'SESSION_SECRET']) {
    it(`stops at ${name} rather than promise what it cannot hold`, () => {
      expect(() => settingsFromEnvironment({ [name]: 'x' })).to.throw(
        new RegExp(`^${name} .*is not supported by this version`),
      );
    });
  }
});
