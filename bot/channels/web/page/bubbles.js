// One element for each thing said. They are added at the end and only their state changes later,
// so that a screen reader says each of them once.

import {sizeOf} from './files.js';
import {direction, make, plain, rich} from './text.js';

const LONG_TEXT = 700;
const OWN_FILE = /^\/files\/[A-Za-z0-9_-]{16,80}$/;

function timeOf(item, language) {
  const options = {hour: '2-digit', minute: '2-digit'};
  const time = make('time');
  try {
    time.textContent = new Date(item.at).toLocaleTimeString(language === 'ar' ? 'ar-MA' : 'fr', options);
  } catch (error) {
    time.textContent = '';
  }
  return time;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', '#i-' + name);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

// Places can be typed where no title bears a number of its own ("Module 3").
export function placesShown(choices) {
  return choices.length > 1 && !choices.some((choice) => /\d/.test(choice.title));
}

// The choice that a typed number means, or null.
export function choiceTyped(choices, text) {
  const ascii = text.trim().replace(/[\u0660-\u0669]/g, (digit) => digit.charCodeAt(0) - 0x660);
  if (!/^\d{1,2}$/.test(ascii)) return null;
  const number = Number(ascii);
  if (placesShown(choices)) return choices[number - 1] || null;
  const named = choices.filter((choice) => (choice.title.match(/\d+/g) || []).map(Number).includes(number));
  return named.length === 1 ? named[0] : null;
}

function button(choice, place, press) {
  const element = make('button', 'choice');
  element.type = 'button';
  element.dataset.payload = choice.payload;
  if (place) element.append(make('span', 'place', String(place)));
  const lines = element.appendChild(make('span', 'choice-words'));
  const title = lines.appendChild(make('span', 'title', choice.title));
  title.dir = 'auto';
  if (choice.detail) {
    const detail = lines.appendChild(make('span', 'detail', choice.detail));
    detail.dir = 'auto';
  }
  element.addEventListener('click', () => press(choice));
  return element;
}

// A file that the service made: an address of its own, and nothing else.
function download(address, words, language) {
  const link = make('a', 'download');
  link.href = address;
  link.download = '';
  link.lang = language;
  link.append(icon('file'), make('span', '', words.download));
  return link;
}

export function replyBubble(item, words, language, press) {
  const element = make('article', 'row rihla');
  element.lang = item.language || '';
  element.dir = direction(item.language);
  const bubble = element.appendChild(make('div', 'bubble'));
  const author = bubble.appendChild(make('span', 'hidden-words', words.rihla));
  author.lang = language;
  bubble.append(rich(item.text, item.language));
  if (OWN_FILE.test(item.media || '')) bubble.append(download(item.media, words, language));
  bubble.append(timeOf(item, language));
  if (!item.choices.length) return element;
  const group = element.appendChild(make('div', 'choices'));
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', words.choices);
  if (item.choices.some((choice) => choice.detail) || item.choices.length > 6) group.classList.add('rows');
  const places = placesShown(item.choices);
  item.choices.forEach((choice, at) => group.append(button(choice, places && at + 1, press)));
  return element;
}

// Old choices can be read but not pressed; the pressed one is marked, and keeps the focus it has.
export function armChoices(element, item, armed, words) {
  for (const choice of element.querySelectorAll('.choice')) {
    const pressed = choice.dataset.payload === item.pressed;
    choice.disabled = !armed && !pressed;
    choice.classList.toggle('pressed', pressed);
    if (armed) choice.removeAttribute('aria-disabled');
    else choice.setAttribute('aria-disabled', 'true');
    choice.tabIndex = armed || document.activeElement === choice ? 0 : -1;
    if (pressed && !choice.querySelector('.chosen')) {
      choice.append(make('span', 'hidden-words chosen', ' (' + words.chosen + ')'));
    }
  }
  element.classList.toggle('disarmed', !armed);
}

export function ownBubble(item, words, language) {
  const element = make('article', 'row me');
  const bubble = element.appendChild(make('div', 'bubble'));
  const author = bubble.appendChild(make('span', 'hidden-words', words.you));
  author.lang = language;
  if (item.file) {
    const file = bubble.appendChild(make('div', 'file'));
    file.append(icon('file'), make('bdi', 'name', item.file.name), make('span', 'size', sizeOf(item.file.size, language)));
  } else {
    const body = bubble.appendChild(plain(item.text || item.title));
    if (body.textContent.length > LONG_TEXT) shorten(bubble, body, words);
  }
  const foot = bubble.appendChild(make('div', 'foot'));
  foot.append(timeOf(item, language), make('span', 'state'));
  element.append(make('div', 'trouble'));
  return element;
}

function shorten(bubble, body, words) {
  body.classList.add('short');
  const more = bubble.appendChild(make('button', 'more', words.more));
  more.type = 'button';
  more.addEventListener('click', () => {
    body.classList.remove('short');
    more.remove();
  });
}

export function showState(element, item, words, again) {
  const state = element.querySelector('.state');
  state.className = 'state ' + item.state;
  state.replaceChildren(make('span', 'hidden-words', words[item.state] || ''));
  if (item.state !== 'waiting') showProgress(element, null);
  const trouble = element.querySelector('.trouble');
  trouble.replaceChildren();
  if (item.state !== 'refused') return;
  trouble.append(make('span', '', words[item.code] || words.refused));
  if (!again) return;
  const retry = trouble.appendChild(make('button', 'plain', words.again));
  retry.type = 'button';
  retry.addEventListener('click', again);
}

export function showProgress(element, part, label) {
  let bar = element.querySelector('progress');
  if (part === null) {
    if (bar) bar.remove();
    return;
  }
  if (!bar) {
    bar = make('progress');
    bar.max = 1;
    bar.setAttribute('aria-label', label);
    element.querySelector('.bubble').insertBefore(bar, element.querySelector('.foot'));
  }
  bar.value = part;
}
