// Takes over what changed as files are saved, and stays at the same card.
(function () {
  "use strict";
  const CARDS = "article, .row[id]";
  const VIEWS = "quizpress-preview-hidden";
  const deck = document.body.dataset.deck;
  let events, heard = false, running = false, again = false;

  function sheet() {
    return document.querySelector("iframe.sheet");
  }

  // The document with the cards: that of a sheet is in a frame; none where the frame could not be loaded.
  function page() {
    return sheet() ? sheet().contentDocument : document;
  }

  // Its number is none of what a card asks.
  function asks(card) {
    return (card.querySelector("h2, .stem, .side") || card).textContent;
  }

  // The first card that is not above the window, and where it stands.
  function findPlace(from) {
    if (!from) return null;
    const cards = [...from.querySelectorAll(CARDS)];
    const at = cards.findIndex(card => card.getBoundingClientRect().bottom > 1);
    if (at < 0) return null;
    return { cards, at, asks: asks(cards[at]), top: cards[at].getBoundingClientRect().top };
  }

  function returnTo(place, to) {
    if (!place) return;
    const cards = [...to.querySelectorAll(CARDS)];
    const same = cards.find(card => asks(card) === place.asks);
    const card = same || cards[Math.min(place.at, cards.length - 1)];
    if (card) to.defaultView.scrollBy(0, card.getBoundingClientRect().top - place.top);
  }

  // Makes a tree equal to a fresh one, and leaves alone what is equal already.
  function makeEqual(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeName !== fresh.nodeName || old.nodeType !== Node.ELEMENT_NODE) return old.replaceWith(fresh);
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    const before = [...old.childNodes], after = [...fresh.childNodes];
    let next = null;
    while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) {
      next = before.pop();
      after.pop();
    }
    while (before.length && after.length && before[0].isEqualNode(after[0])) {
      before.shift();
      after.shift();
    }
    if (before.length === after.length) return before.forEach((node, i) => makeEqual(node, after[i]));
    before.forEach(node => node.remove());
    after.forEach(node => old.insertBefore(node, next));
  }

  // Nothing where the server is gone.
  function load(address) {
    return fetch(address).then(answer => answer.text()).catch(() => null);
  }

  function parse(text, reader) {
    return new reader.DOMParser().parseFromString(text, "text/html");
  }

  async function refreshSheet() {
    const frame = sheet(), shown = frame.contentDocument;
    const text = await load(frame.src);
    if (text === null) return;
    const place = findPlace(shown);
    // The frame of a sheet reads it, since its policy allows its own style and no other.
    const styled = [...shown.querySelectorAll("style")].every(style => text.includes(style.textContent));
    const fresh = styled && parse(text, frame.contentWindow);
    if (fresh && shown.head.isEqualNode(fresh.head)) {
      makeEqual(shown.body, fresh.body);
      returnTo(place, shown);
    } else {
      // Its policy allows no style but the one that it came with; where it stands is ours to say.
      frame.contentWindow.history.scrollRestoration = "manual";
      frame.addEventListener("load", () => returnTo(place, frame.contentDocument), { once: true });
      frame.contentWindow.location.reload();
    }
  }

  // In place of what could not be loaded browsers show a page of their own, which no script may read,
  // or the words of the server.
  function loadFailed() {
    for (const frame of document.querySelectorAll("iframe")) {
      const shown = frame.contentDocument;
      if (!shown || shown.contentType === "text/plain") frame.src = frame.src;
    }
  }

  async function refresh() {
    again = running;
    if (running) return;
    running = true;
    try {
      const text = await load(location.href);
      if (text === null) return;
      const fresh = parse(text, window);
      const before = sheet() && sheet().dataset.read;
      const place = sheet() ? null : findPlace(document);
      document.title = fresh.title;
      makeEqual(document.body, fresh.body);
      returnTo(place, document);
      showChosen();
      filterDecks();
      if (before && page() && sheet() && sheet().dataset.read !== before) await refreshSheet();
      loadFailed();
    } finally {
      running = false;
    }
    if (again) refresh();
  }

  function listen() {
    events = new EventSource("/events");
    events.onopen = () => {
      if (heard) refresh();
      heard = true;
      document.body.classList.remove("ended");
    };
    events.onmessage = event => {
      if (deck === undefined || JSON.parse(event.data) === deck) refresh();
    };
    events.onerror = () => document.body.classList.add("ended");
  }

  function goTo(step) {
    const place = findPlace(page());
    if (!place) return;
    const begun = step < 0 && place.top < -2;
    const card = place.cards[begun ? place.at : place.at + step];
    if (!card) return;
    card.scrollIntoView();
    const title = card.querySelector("h2");
    if (title) title.focus({ preventScroll: true });
  }

  // A page that shows what was found shows all again.
  function clearFound(event) {
    const field = document.querySelector("[type=search]");
    if (!field) return;
    // The key would stop the page from loading.
    event.preventDefault();
    field.value = "";
    filterDecks();
    if (field.defaultValue) field.form.requestSubmit();
  }

  function onKey(event) {
    if (event.key === "Escape") return clearFound(event);
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    const find = document.querySelector("[type=search]");
    if (event.key === "j") goTo(1);
    else if (event.key === "k") goTo(-1);
    else if (event.key === "/" && find) {
      event.preventDefault();
      window.focus();
      find.focus();
      find.select();
    }
  }

  function playSound(event) {
    const link = event.target.closest(".soundLink");
    if (!link) return;
    event.preventDefault();
    new Audio(link.href).play();
  }

  // What Anki offers the scripts of a card: the back beside it hears what was picked.
  function offerToCard(frame) {
    if (!frame.contentDocument) return;
    const inside = frame.contentWindow, pair = frame.closest(".pair");
    inside.addEventListener("keydown", onKey);
    if (!pair) return;
    inside.pycmd = () => pair.lastElementChild.querySelector("iframe").contentWindow.location.reload();
    inside.document.addEventListener("click", playSound);
  }

  function showChosen() {
    const hidden = (localStorage.getItem(VIEWS) || "").split(" ");
    for (const box of document.querySelectorAll(".views input")) box.checked = !hidden.includes(box.id);
  }

  function choose(event) {
    if (!event.target.closest(".views")) return;
    const hidden = [...document.querySelectorAll(".views input:not(:checked)")].map(box => box.id);
    localStorage.setItem(VIEWS, hidden.join(" "));
  }

  function filterDecks() {
    const find = document.querySelector("#find");
    if (!find) return;
    const words = find.value.toLowerCase();
    const decks = [...document.querySelectorAll(".decks > li")];
    for (const each of decks) each.hidden = !each.textContent.toLowerCase().includes(words);
    document.querySelector("#none").hidden = !decks.every(each => each.hidden);
  }

  // Browsers give all pages of a site six connections together.
  function listenWhileSeen() {
    if (document.hidden) events.close();
    else listen();
  }

  document.addEventListener("visibilitychange", listenWhileSeen);
  document.addEventListener("keydown", onKey);
  document.addEventListener("change", choose);
  document.addEventListener("input", filterDecks);
  document.addEventListener("load", event => {
    if (event.target.nodeName === "IFRAME") offerToCard(event.target);
  }, true);
  document.querySelectorAll("iframe").forEach(offerToCard);
  showChosen();
  filterDecks();
  listen();
})();
