/**
 * What a script adds where there is one: leaving by Esc Esc and without a trace in the history, the focus on what is new,
 * a place instead of a typed name. Every page is complete without it. Plain text, so that the browser gets it as it stands.
 */
export const script = `'use strict';
(() => {
  const root = document.documentElement;
  const exitTo = document.body.dataset.exit;
  let gone = false;

  const tellHouse = () => {
    if (navigator.sendBeacon && navigator.sendBeacon('/leave')) return;
    fetch('/leave', { method: 'POST', keepalive: true, redirect: 'manual' }).catch(() => {});
  };
  const leave = () => {
    if (gone) return;
    gone = true;
    root.hidden = true;
    document.body.replaceChildren();
    try { tellHouse(); } finally { location.replace(exitTo); }
  };

  let escapedAt = -Infinity;
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.repeat) return;
    if (event.timeStamp - escapedAt < 1000) leave();
    escapedAt = event.timeStamp;
  }, true);
  for (const form of document.querySelectorAll('form.exit')) {
    form.addEventListener('submit', (event) => { event.preventDefault(); leave(); });
  }
  for (const keys of document.querySelectorAll('.keys')) keys.hidden = false;

  // A page that the browser has put aside must not flash up again when somebody presses "back".
  addEventListener('pagehide', () => { root.hidden = true; });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });

  // Somebody who follows a link into what is folded has chosen to read it.
  const goTo = (target) => {
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target) goTo(target);
  // Neither what was read nor how far stays in the address.
  const path = document.body.dataset.path || (target && location.pathname);
  if (path) history.replaceState(null, '', path);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const place = link && document.getElementById(link.hash.slice(1));
    if (!place || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(place);
  });

  // Two decimals are about one kilometre: nothing finer leaves this device.
  const rough = (degrees) => (Math.round(degrees * 100) / 100).toFixed(2);
  for (const form of document.querySelectorAll('form.place')) {
    if (!navigator.geolocation || !isSecureContext) continue;
    form.hidden = false;
    const said = form.querySelector('[data-failed]');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      said.textContent = '';
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        form.elements.latitude.value = rough(coords.latitude);
        form.elements.longitude.value = rough(coords.longitude);
        form.submit();
      }, () => { said.textContent = said.dataset.failed; }, { maximumAge: 600000, timeout: 15000 });
    });
  }
})();
`
