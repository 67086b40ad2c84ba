// Keeps the counts of the header true while the page is looked at, and says when what it shows has changed. It reloads nothing by itself.
// A window that nobody looks at listens to nothing.
// How long is waited before it is asked again, in milliseconds, and at most.
const SHORTEST = 5000;
const LONGEST = 300000;
const follow = (status) => {
  const template = document.getElementById("live-changed");
  let source;
  let over = false;
  let timer;
  let pause = SHORTEST;
  const span = (words, name, hidden) => {
    const made = document.createElement("span");
    made.className = name;
    made.textContent = words;
    if (hidden) made.setAttribute("aria-hidden", "true");
    return made;
  };
  const count = (name, { count, words }) => {
    for (const place of document.querySelectorAll(`[data-waiting="${name}"]`)) {
      place.replaceChildren(...(count === "0" ? [] : [" ", span(count, "count", true), span(words, "visually-hidden")]));
    }
  };
  const tell = (event) => {
    const told = JSON.parse(event.data);
    pause = SHORTEST;
    count("messages", told.messages);
    count("notifications", told.notifications);
    if (!told.changed || !template || status.hasChildNodes()) return;
    status.append(template.content.cloneNode(true));
    status.querySelector("button").addEventListener("click", () => location.reload());
  };
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  // A connection that is lost is made anew by the browser itself; after an answer that is an error it gives up, and it is for us to ask again.
  const fail = () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    close();
    timer = setTimeout(look, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, LONGEST);
  };
  const look = () => {
    if (document.hidden) return close();
    if (source || over) return;
    source = new EventSource(status.dataset.events);
    source.addEventListener("standing", tell);
    source.addEventListener("error", fail);
    source.addEventListener("over", () => {
      over = true;
      close();
    });
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", close);
  addEventListener("pageshow", look);
  look();
};
const live = document.getElementById("live");
if (live) follow(live);
