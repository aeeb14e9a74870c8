import { expect } from 'chai';
import { rebuildTranscription } from '../../../proxy/src/policy/rebuild-transcription.js';
import { refusalOf } from '../harness.js';

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const recording = (name = 'blob.webm', type = 'audio/webm;codecs=opus', bytes = 'abc') =>
  new File([bytes], name, { type });
const rebuild = (fields: Record<string, string | File>) =>
  rebuildTranscription(formOf({ file: recording(), ...fields }), ['own-asr']);
const refusedOf = (fields: Record<string, string | File>) => refusalOf(() => rebuild(fields)).code;

describe('rebuildTranscription', () => {
  it('keeps the bytes, the ending and the fields that are allowed', async () => {
    const { model, form } = rebuild({
      model: 'openai/whisper-large-v3',
      language: 'de',
      prompt: 'IoTeX',
      response_format: 'json',
      temperature: '0.2',
    });
    expect(model).to.equal('openai/whisper-large-v3');
    const file = form.get('file') as File;
    expect([file.name, file.type, await file.text()]).to.deep.equal(['recording.webm', 'audio/webm', 'abc']);
    expect(['model', 'language', 'prompt', 'temperature'].map((name) => form.get(name))).to.deep.equal([
      'openai/whisper-large-v3',
      'de',
      'IoTeX',
      '0.2',
    ]);
    expect([...form.keys()]).to.have.length(5);
  });

  it('takes whisper-1 where no model is named, and a model of ALLOWED_MODELS', () => {
    expect(rebuild({}).model).to.equal('whisper-1');
    expect(rebuild({ model: 'own-asr' }).model).to.equal('own-asr');
  });

  it('gives a recording without a name the ending of its type', () => {
    const nameOf = (file: File) => (rebuild({ file }).form.get('file') as File).name;
    expect(nameOf(recording('blob', 'audio/ogg'))).to.equal('recording.ogg');
    expect(nameOf(recording('../../etc/passwd\r\n.mp3', ''))).to.equal('recording.mp3');
  });

  it('refuses what is not a recording', () => {
    expect(refusedOf({ file: recording('page.html', 'text/html') })).to.equal('file_type_not_allowed');
    expect(refusedOf({ file: recording('x', '') })).to.equal('file_type_not_allowed');
    expect(refusedOf({ file: recording('a.webm', 'audio/webm', '') })).to.equal('missing_value');
    expect(refusedOf({ file: 'text' })).to.equal('missing_value');
    expect(refusalOf(() => rebuildTranscription(new FormData(), [])).code).to.equal('missing_value');
  });

  it('refuses models, fields and values that are not allowed', () => {
    expect(refusedOf({ model: 'gpt-5' })).to.equal('model_not_allowed');
    expect(refusedOf({ api_base: 'http://evil.test' })).to.equal('field_not_allowed');
    expect(refusedOf({ language: 'english please' })).to.equal('invalid_value');
    expect(refusedOf({ response_format: 'text' })).to.equal('invalid_value');
    expect(refusedOf({ temperature: '2' })).to.equal('invalid_value');
    expect(refusedOf({ prompt: 'x'.repeat(1001) })).to.equal('invalid_value');
    expect(refusedOf({ model: recording() })).to.equal('invalid_value');
  });

  it('refuses a field that comes twice', () => {
    const form = formOf({ file: recording(), model: 'whisper-1' });
    form.append('model', 'gpt-5');
    expect(refusalOf(() => rebuildTranscription(form, [])).code).to.equal('duplicate_key');
  });
});
