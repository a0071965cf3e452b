// The page: puts what is said on the screen, sends what is written, and remembers both.

import {armChoices, choiceTyped, ownBubble, replyBubble, showProgress, showState} from './bubbles.js';
import {prepare, trouble} from './files.js';
import {listen} from './inputs.js';
import {memory, newId} from './memory.js';
import {make} from './text.js';
import {leave, sendItem, Stream, tellSeen} from './wire.js';
import {WORDS} from './words.js';

const MAX_TEXT = 64000;
const SLOW_MS = 30000;
const SENT_LATELY_MS = 120000;
const STREAM_PATIENCE_MS = 4000;
const RETRY_MS = 4000;
const NOTICE_MS = 5000;
const SEEN_MS = 250;
const NEAR_END = 120;

const $ = (id) => document.getElementById(id);
const [app, log, box, scroller] = ['app', 'log', 'box', 'scroller'].map($);
const nodes = new Map(); // item -> its element
const blobs = new Map(); // id of a file on its way -> the file, which no storage can keep
const fresh = new Set(); // ids of what was written since this page was opened
let language = firstLanguage();
let words = WORDS[language];
let stream = null;
let sending = false;
let wasAtEnd = true;
const timers = {};

function firstLanguage() {
  if (memory.language in WORDS) return memory.language;
  return /^(ar|ary|zgh|ber)\b/.test(navigator.language || '') ? 'ar' : 'fr';
}

function later(name, milliseconds, act) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(act, milliseconds);
}

// --- The words of the page

function speak(chosen) {
  language = chosen;
  words = WORDS[chosen];
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === 'ar' ? 'rtl' : 'ltr';
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', words[element.dataset.label]);
    if (element.tagName === 'BUTTON') element.title = words[element.dataset.label];
  }
  box.placeholder = words.box_hint;
  grow();
  const other = chosen === 'ar' ? 'fr' : 'ar';
  $('language').textContent = words.other_short;
  $('language').setAttribute('aria-label', words.other_short + ' – ' + words.other_language);
  $('language').lang = other;
  drawStart();
  for (const [item, element] of nodes) if (item.from === 'me') showOwnState(item, element);
}

function choose(chosen) {
  memory.language = chosen;
  speak(chosen);
}

function drawStart() {
  const start = $('start');
  start.hidden = memory.items.length > 0;
  start.replaceChildren(make('h2', '', words.start_title), make('p', '', words.start_text));
  for (const code of language === 'ar' ? ['ar', 'fr'] : ['fr', 'ar']) {
    const button = start.appendChild(make('button', 'choice', WORDS[code].start_button));
    button.type = 'button';
    button.lang = code;
    button.addEventListener('click', () => {
      choose(code);
      say({text: WORDS[code].start_word});
    });
  }
  start.append(make('p', 'care', words.start_care));
}

function notice(text, milliseconds) {
  const element = $('notice');
  element.textContent = text;
  element.hidden = !text;
  clearTimeout(timers.notice);
  if (milliseconds) later('notice', milliseconds, () => notice(''));
}

// --- What is on the screen

function draw(item) {
  const element = item.from === 'me' ? ownBubble(item, words, language)
    : replyBubble(item, words, language, (choice) => press(item, choice));
  nodes.set(item, element);
  if (item.from === 'me') showOwnState(item, element);
  log.append(element);
  return element;
}

function drawAll() {
  nodes.clear();
  log.setAttribute('aria-live', 'off');
  log.replaceChildren();
  memory.items.forEach(draw);
  settle();
  $('start').hidden = memory.items.length > 0;
  scroller.scrollTop = scroller.scrollHeight;
  later('live', 500, () => log.setAttribute('aria-live', 'polite'));
}

function showOwnState(item, element) {
  const canTry = item.state === 'refused' && (!item.file || blobs.has(item.id)) && item.code !== 'too_large';
  showState(element, item, words, canTry ? () => sendAgain(item) : null);
}

// Choices, the typing dots and the place of the page follow from what was said.
function settle() {
  const armed = memory.armed();
  for (const [item, element] of nodes) {
    if (item.from === 'rihla' && item.choices.length) armChoices(element, item, item === armed, words);
  }
  const last = memory.items[memory.items.length - 1];
  const waits = last && last.from === 'me' && last.state === 'sent' && Date.now() - last.at < SENT_LATELY_MS;
  const typing = $('typing');
  if (waits && typing.hidden) {
    $('typing-words').textContent = words.typing;
    later('slow', SLOW_MS, () => {
      typing.hidden = true;
      notice(words.slow, NOTICE_MS * 2);
    });
  }
  if (!waits) clearTimeout(timers.slow);
  const followed = atEnd();
  typing.hidden = !waits;
  if (waits && followed) scroller.scrollTop = scroller.scrollHeight;
}

function atEnd() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
}

// A reply longer than the screen is read from its beginning.
function bringIntoView(element) {
  const tall = element.offsetHeight > scroller.clientHeight - 24;
  if (tall) scroller.scrollTop = element.offsetTop - 12;
  else scroller.scrollTop = scroller.scrollHeight;
}

function add(item) {
  const follow = item.from === 'me' || atEnd();
  memory.items.push(item);
  memory.save();
  $('start').hidden = true;
  const element = draw(item);
  settle();
  if (follow) bringIntoView(element);
  showDown();
}

function showDown() {
  wasAtEnd = atEnd();
  $('down').hidden = wasAtEnd;
}

// A keyboard that opens takes half of the screen: what was read last stays in sight.
function keepEnd() {
  if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
  showDown();
}

// --- What the person does

function say(content) {
  const item = {from: 'me', id: newId(), at: Date.now(), state: 'waiting', ...content};
  fresh.add(item.id);
  add(item);
  if (!navigator.onLine) notice(words.offline);
  flush();
  return item;
}

function press(item, choice) {
  if (memory.armed() !== item) return;
  item.pressed = choice.payload;
  say({choice: choice.payload, title: choice.title});
}

function submit() {
  const text = box.value.trim();
  if (!text) return;
  const armed = memory.armed();
  const choice = armed && choiceTyped(armed.choices, text);
  if (choice) press(armed, choice);
  else say({text: text.slice(0, MAX_TEXT)});
  box.value = '';
  grow();
}

function grow() {
  box.dir = box.value ? 'auto' : document.documentElement.dir;
  box.style.height = 'auto';
  box.style.height = box.scrollHeight + 2 + 'px';
  if (box.value.length >= MAX_TEXT) notice(words.too_long, NOTICE_MS);
}

async function addFiles(files) {
  for (const given of files) {
    const file = await prepare(given);
    const code = trouble(file);
    const content = {file: {name: given.name || 'photo', size: file.size}};
    if (code) {
      add({from: 'me', id: newId(), at: Date.now(), state: 'refused', code, ...content});
    } else {
      const id = newId();
      blobs.set(id, file);
      say({id, ...content});
    }
  }
}

function sendAgain(item) {
  Object.assign(item, {state: 'waiting', code: ''});
  memory.save();
  showOwnState(item, nodes.get(item));
  settle();
  flush();
}

// --- To and from the service

// One at a time and in order; what was sent twice under one id is taken once.
async function flush() {
  if (sending || memory.leaving) return;
  sending = true;
  try {
    for (let item = memory.waiting()[0]; item; item = memory.waiting()[0]) {
      if (!stream.ready && Date.now() - stream.openedAt < STREAM_PATIENCE_MS) {
        return later('flush', STREAM_PATIENCE_MS, flush);
      }
      const sent = await send(item);
      if (!sent) return undefined;
    }
  } finally {
    sending = false;
  }
  return undefined;
}

async function send(item) {
  const element = nodes.get(item);
  if (item.file) showProgress(element, 0, words.sending_file);
  const result = await sendItem(item, blobs.get(item.id), (part) => showProgress(element, part));
  if (result.later !== undefined) {
    if (result.code) notice(words.slow_down, NOTICE_MS);
    else notice(words.offline);
    later('flush', result.later || RETRY_MS, flush);
    return false;
  }
  if ($('notice').textContent === words.offline) notice(words.online, NOTICE_MS);
  item.state = result.ok ? 'sent' : 'refused';
  item.code = result.refused || '';
  if (result.ok) blobs.delete(item.id);
  memory.save();
  if (nodes.get(item)) showOwnState(item, nodes.get(item));
  settle();
  return true;
}

const on = {
  hello(session) {
    if (memory.session && memory.session !== session) {
      const kept = memory.waiting().filter((item) => fresh.has(item.id));
      memory.forget();
      Object.assign(memory, {session, items: kept});
      memory.save();
      drawAll();
      stream.open();
    }
    memory.session = session;
    memory.save();
  },
  restart() {
    memory.last = 0;
    for (const item of memory.items) if (item.from === 'rihla') item.number = 0;
    memory.save();
  },
  reply(number, content) {
    if (number <= memory.last || memory.has(number)) return;
    const before = memory.lastReply();
    memory.last = number;
    const {text, choices, media, language: spoken} = content;
    add({from: 'rihla', number, at: Date.now(), text: String(text), choices: choices || [], media, language: spoken});
    later('seen', SEEN_MS, () => tellSeen(memory.last));
    if (spoken in WORDS && spoken !== language && !(before && before.language === spoken)) choose(spoken);
  },
  ready() {
    if ($('notice').textContent === words.offline) notice(words.online, NOTICE_MS);
    flush();
  },
  failed() {
    if (!navigator.onLine || memory.waiting().length) notice(words.offline);
  },
};

// --- Clearing this device

function askToClear() {
  const dialog = $('ask');
  if (dialog.showModal) dialog.showModal();
  else if (window.confirm(words.clear_text)) clear();
}

async function clear() {
  memory.forget();
  memory.leaving = true;
  if (stream) stream.close();
  await finishLeaving();
  location.reload();
}

// Without a network the session cannot end yet: it ends before anything else is done with it.
async function finishLeaving() {
  if (await leave()) memory.leaving = false;
  return !memory.leaving;
}

// --- Beginning

async function begin() {
  memory.load();
  for (const item of memory.waiting()) if (item.file) Object.assign(item, {state: 'refused', code: 'file_lost'});
  speak(language);
  drawAll();
  listen({
    submit, grow, addFiles, showDown, keepEnd, askToClear, clear,
    menu: () => say({text: words.menu_word}),
    toEnd: () => {
      scroller.scrollTop = scroller.scrollHeight;
    },
    otherLanguage: () => choose(language === 'ar' ? 'fr' : 'ar'),
    offline: () => notice(words.offline),
    hurry: () => stream && stream.hurry(),
    otherTab: (key) => {
      if (!memory.isHistory(key)) return;
      memory.load();
      drawAll();
    },
  });
  app.classList.add('ready');
  if (memory.leaving && !(await finishLeaving())) {
    notice(words.offline);
    later('begin', RETRY_MS, () => location.reload());
    return;
  }
  stream = new Stream(() => memory.last, on);
  if (!navigator.onLine) notice(words.offline);
  if (window.matchMedia('(pointer: fine)').matches) box.focus();
}

begin();
