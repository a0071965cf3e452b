// What the person can do, and which act of the page follows.

const $ = (id) => document.getElementById(id);

export function listen(act) {
  const box = $('box');
  $('form').addEventListener('submit', (event) => {
    event.preventDefault();
    act.submit();
    box.focus();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    act.submit();
  });
  box.addEventListener('input', act.grow);
  $('menu').addEventListener('click', act.menu);
  $('attach').addEventListener('click', () => $('file').click());
  $('file').addEventListener('change', () => {
    act.addFiles(Array.from($('file').files));
    $('file').value = '';
  });
  $('language').addEventListener('click', act.otherLanguage);
  $('clear').addEventListener('click', act.askToClear);
  $('ask-no').addEventListener('click', () => $('ask').close());
  $('ask-yes').addEventListener('click', act.clear);
  $('down').addEventListener('click', () => {
    act.toEnd();
    box.focus();
  });
  $('scroller').addEventListener('scroll', act.showDown, {passive: true});
  window.addEventListener('resize', act.keepEnd);
  window.addEventListener('offline', act.offline);
  window.addEventListener('online', act.hurry);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) act.hurry();
  });
  // Another tab of the same conversation wrote: show what it knows.
  window.addEventListener('storage', (event) => act.otherTab(event.key));
  document.addEventListener('paste', (event) => {
    const files = event.clipboardData ? Array.from(event.clipboardData.files) : [];
    if (!files.length) return;
    event.preventDefault();
    act.addFiles(files);
  });
  listenToDrops(act);
}

function listenToDrops(act) {
  const carriesFiles = (event) => Array.from(event.dataTransfer.types).includes('Files');
  document.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    $('drop').hidden = false;
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) $('drop').hidden = true;
  });
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    $('drop').hidden = true;
    act.addFiles(Array.from(event.dataTransfer.files));
  });
}
