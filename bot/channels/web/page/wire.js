// Everything that goes over the network: messages, files, the stream of replies.

const SILENCE_MS = 50000; // the service says something every 20 s; longer means a dead connection
const MAX_WAIT_MS = 30000;
const FIRST_WAIT_MS = 2000;
const POST_MS = 30000;
const HEADERS = {'Content-Type': 'application/json'};

// A result: {ok}, {later: ms, code} to try again, or {refused: code}.
function result(status, code, retryAfter) {
  if (status === 202 || status === 204) return {ok: true};
  if (status === 403 && code === 'no_session') return {noSession: true};
  if (status === 429 || status === 503) return {later: (Number(retryAfter) || 5) * 1000, code};
  if (status === 0 || status >= 500) return {later: 0};
  return {refused: code || 'refused'};
}

function codeOf(text) {
  try {
    return JSON.parse(text).error;
  } catch (error) {
    return '';
  }
}

async function post(address, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), POST_MS);
  try {
    const options = {method: 'POST', headers: HEADERS, body: JSON.stringify(body)};
    const response = await fetch(address, {...options, signal: stop.signal});
    const code = response.ok ? '' : codeOf(await response.text());
    return result(response.status, code, response.headers.get('Retry-After'));
  } catch (error) {
    return {later: 0};
  } finally {
    clearTimeout(timer);
  }
}

function upload(id, file, onProgress) {
  return new Promise((done) => {
    const form = new FormData();
    form.append('id', id);
    form.append('file', file, file.name || 'photo');
    const request = new XMLHttpRequest();
    request.open('POST', '/chat/files');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onloadend = () => {
      const code = codeOf(request.responseText);
      done(result(request.status, code, request.getResponseHeader('Retry-After')));
    };
    request.send(form);
  });
}

// The page itself gives a session to who has none.
async function renew() {
  try {
    return (await fetch('/', {cache: 'no-cache'})).ok;
  } catch (error) {
    return false;
  }
}

async function withSession(send) {
  const first = await send();
  if (!first.noSession) return first;
  const again = (await renew()) ? await send() : first;
  return again.noSession ? {later: 0} : again;
}

export function sendItem(item, file, onProgress) {
  if (item.file) return withSession(() => upload(item.id, file, onProgress));
  const said = item.choice ? {choice: item.choice} : {text: item.text};
  return withSession(() => post('/chat/messages', {id: item.id, ...said}));
}

export function tellSeen(number) {
  return post('/chat/seen', {number});
}

export async function leave() {
  const left = await post('/chat/leave', {});
  return Boolean(left.ok || left.noSession || left.refused);
}

// Replies as they come; opens again by itself, later and later while the network is away.
export class Stream {
  constructor(after, on) {
    this.after = after;
    this.on = on;
    this.ready = false;
    this.wait = FIRST_WAIT_MS;
    this.open();
  }

  open() {
    clearTimeout(this.timer);
    if (this.source) this.source.close();
    this.ready = false;
    this.openedAt = Date.now();
    const source = new EventSource('/chat/replies?after=' + this.after());
    this.source = source;
    const listen = (name, act) => source.addEventListener(name, (event) => {
      if (this.source !== source) return;
      this.heard();
      act(event);
    });
    listen('hello', (event) => this.on.hello(JSON.parse(event.data).session));
    listen('restart', () => this.on.restart());
    listen('message', (event) => this.on.reply(Number(event.lastEventId), JSON.parse(event.data)));
    listen('alive', () => {});
    listen('ready', () => {
      this.ready = true;
      this.wait = FIRST_WAIT_MS;
      this.on.ready();
    });
    source.onerror = () => {
      if (this.source === source) this.failed();
    };
    this.heard();
  }

  heard() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.failed(), SILENCE_MS);
  }

  failed() {
    this.ready = false;
    clearTimeout(this.timer);
    this.source.close();
    this.on.failed();
    this.timer = setTimeout(async () => {
      await renew();
      this.open();
    }, this.wait);
    this.wait = Math.min(this.wait * 2, MAX_WAIT_MS);
  }

  hurry() {
    if (!this.ready) {
      this.wait = FIRST_WAIT_MS;
      this.open();
    }
  }

  close() {
    clearTimeout(this.timer);
    this.source.close();
    this.source = null;
  }
}
