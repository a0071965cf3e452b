// What this device remembers: the conversation, what is still to be sent, the language of the page.

const HISTORY = 'rihla.history';
const LANGUAGE = 'rihla.language';
const LEAVING = 'rihla.leaving';
const MAX_ITEMS = 200;

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch (error) {
    return null;
  }
}

// A full or forbidden storage must not stop the conversation: it only shortens the memory.
function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch (error) {
    return false;
  }
}

function empty() {
  return {session: '', last: 0, items: []};
}

export const memory = {
  ...empty(),

  load() {
    let found = null;
    try {
      found = JSON.parse(read(HISTORY) || 'null');
    } catch (error) {
      found = null;
    }
    const good = found && Array.isArray(found.items) && Number.isInteger(found.last);
    Object.assign(memory, good ? found : empty());
  },

  save() {
    memory.items = memory.items.slice(-MAX_ITEMS);
    const {session, last} = memory;
    for (let kept = memory.items; ; kept = kept.slice(Math.ceil(kept.length / 2))) {
      if (write(HISTORY, JSON.stringify({session, last, items: kept})) || !kept.length) return;
    }
  },

  forget() {
    Object.assign(memory, empty());
    write(HISTORY, null);
  },

  has(number) {
    return memory.items.some((item) => item.from === 'rihla' && item.number === number);
  },

  lastReply() {
    for (let i = memory.items.length - 1; i >= 0; i -= 1) {
      if (memory.items[i].from === 'rihla') return memory.items[i];
    }
    return null;
  },

  // Choices can be pressed until the person has said something after them.
  armed() {
    const items = memory.items.filter((item) => item.state !== 'refused');
    const last = items[items.length - 1];
    return last && last.from === 'rihla' && last.choices.length ? last : null;
  },

  waiting() {
    return memory.items.filter((item) => item.from === 'me' && item.state === 'waiting');
  },

  get language() {
    return read(LANGUAGE);
  },

  set language(value) {
    write(LANGUAGE, value);
  },

  get leaving() {
    return read(LEAVING) === '1';
  },

  set leaving(value) {
    write(LEAVING, value ? '1' : null);
  },

  isHistory(key) {
    return key === HISTORY || key === null;
  },
};

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
