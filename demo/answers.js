/** The script of `answers.html`: sets attributes of the chat as the visitor asks. The chat itself needs none of this. */

const chat = document.querySelector('iotex-chat');
const models = document.getElementById('models');
const explanation = document.getElementById('explanation');

for (const radio of document.querySelectorAll('input[name="scheme"]')) {
  radio.addEventListener('change', () => applyScheme(radio.value));
}
// A browser that restores the page restores the choice, too, and says nothing of it.
applyScheme(document.querySelector('input[name="scheme"]:checked').value);
onToggle('direction', (isOn) => (document.documentElement.dir = isOn ? 'rtl' : 'ltr'));
onToggle('disabled', (isOn) => chat.toggleAttribute('disabled', isOn));

const response = await window.fetch('/demo/settings.json');
const settings = await response.json();
for (const model of settings.models) models.append(modelButton(model));
if (settings.gateway === 'real') {
  document.getElementById('who').textContent =
    'Answers come from the real gateway, through the project’s own proxy, which holds the key.';
  document.getElementById('states-title').textContent = 'Models';
  chat.setAttribute('greeting', 'Ask anything.');
  chat.setAttribute('placeholder', 'Ask anything');
}
const first = settings.models.find((model) => model.id === chat.getAttribute('model')) ?? settings.models[0];
if (first) choose(first);

function modelButton(model) {
  const button = document.createElement('button');
  button.type = 'button';
  button.value = model.id;
  button.textContent = model.id;
  button.addEventListener('click', () => choose(model));
  return button;
}

function choose(model) {
  chat.setAttribute('model', model.id);
  for (const button of models.children) button.setAttribute('aria-pressed', String(button.value === model.id));
  explanation.textContent = model.description;
}

function applyScheme(scheme) {
  document.documentElement.dataset.scheme = scheme;
  chat.setAttribute('color-scheme', scheme);
}

function onToggle(id, apply) {
  const button = document.getElementById(id);
  button.addEventListener('click', () => {
    const isOn = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(isOn));
    apply(isOn);
  });
}
