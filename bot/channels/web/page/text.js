// From the words of a bubble to elements: *bold*, lists, safe links. Never innerHTML.

const RIGHT_TO_LEFT = /^(ar|ary|fa|he|ur)(-|$)/;
const LATIN_VARIETY = /-latn$/i;
const ARABIC = /[\u0600-\u06ff\u0750-\u077f]/;
const LATIN = /[A-Za-z\u00c0-\u024f]/;
const BULLET = /^\s*[•\-–]\s+(.*)$/;
const NUMBERED = /^\s*(\d{1,3})[.)]\s+(.*)$/;
// Stars of *bold* touch their words inside, and a space or a mark outside.
const BOLD = /(^|[\s(«"“'’:،.\u2066-\u2069])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?=$|[\s)»"”'’:;,.!?،؛؟…\u2066-\u2069])/;
const LINK = /https?:\/\/[^\s<>"«»\u2066-\u2069]+/i;
const AFTER_LINK = /[.,;:!?،؛؟…)\]}'’*]+$/;
const QUOTE = /«[^»]*»?/;

export function direction(language) {
  if (!language) return 'auto';
  if (LATIN_VARIETY.test(language)) return 'ltr';
  if (RIGHT_TO_LEFT.test(language)) return 'rtl';
  return /^(fr|en)(-|$)/.test(language) ? 'ltr' : 'auto';
}

export function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export function safeAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch (error) {
    return null;
  }
}

function addWords(parent, text) {
  if (text) parent.append(text);
}

function addLinks(parent, text) {
  const found = LINK.exec(text);
  if (!found) return addWords(parent, text);
  const shown = found[0].replace(AFTER_LINK, '');
  const address = safeAddress(shown);
  const end = found.index + shown.length;
  addWords(parent, text.slice(0, found.index));
  if (address) {
    const link = make('a', '', shown);
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
    link.dir = 'ltr';
    parent.append(link);
  } else {
    addWords(parent, shown);
  }
  return addLinks(parent, text.slice(end));
}

// What stands between « » was written by others, perhaps by a swindler: it stays plain words.
function addPlain(parent, text) {
  const quote = QUOTE.exec(text);
  if (!quote) return addLinks(parent, text);
  addLinks(parent, text.slice(0, quote.index));
  addWords(parent, quote[0]);
  return addPlain(parent, text.slice(quote.index + quote[0].length));
}

function addLine(parent, text) {
  const bold = BOLD.exec(text);
  if (!bold) return addPlain(parent, text);
  const start = bold.index + bold[1].length;
  addPlain(parent, text.slice(0, start));
  addPlain(parent.appendChild(make('strong')), bold[2]);
  return addLine(parent, text.slice(start + bold[2].length + 2));
}

// A paragraph wholly in the other script gets its own direction.
function turn(block, text, outer) {
  if (outer === 'ltr' && ARABIC.test(text) && !LATIN.test(text)) {
    block.dir = 'rtl';
    block.lang = 'ar';
  } else if (outer === 'rtl' && LATIN.test(text) && !ARABIC.test(text) && / \S+ /.test(text)) {
    block.dir = 'ltr';
  } else if (outer === 'auto') {
    block.dir = 'auto';
  }
}

function addParagraph(parent, lines, outer) {
  let list = null;
  let block = null;
  for (const line of lines) {
    const bullet = BULLET.exec(line);
    const numbered = bullet ? null : NUMBERED.exec(line);
    if (bullet || numbered) {
      const wanted = bullet ? 'UL' : 'OL';
      if (!list || list.tagName !== wanted) list = parent.appendChild(make(wanted));
      block = list.appendChild(make('li'));
      if (numbered) block.value = Number(numbered[1]);
      turn(block, line, outer);
      addLine(block, bullet ? bullet[1] : numbered[2]);
    } else {
      if (block) block.append(make('br'));
      else {
        block = parent.appendChild(make('p'));
        turn(block, lines.join(' '), outer);
      }
      addLine(block, line);
    }
  }
}

// What Rihla says: its stars, lists and links become elements.
export function rich(text, language) {
  const body = make('div', 'words');
  const outer = direction(language);
  for (const paragraph of text.split(/\n\s*\n/)) {
    const lines = paragraph.split('\n').filter((line) => line.trim());
    if (lines.length) addParagraph(body, lines, outer);
  }
  return body;
}

// What the person wrote: exactly as it is.
export function plain(text) {
  const body = make('div', 'words');
  for (const line of text.split(/\n\s*\n/)) body.append(make('p', '', line));
  for (const block of body.children) block.dir = 'auto';
  return body;
}
