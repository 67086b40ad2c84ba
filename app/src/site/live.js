// Keeps the counts of the header true while the page is looked at, and says when what it shows has changed. It reloads nothing by itself.
// A window that nobody looks at listens to nothing.
const follow = (status) => {
  const template = document.getElementById("live-changed");
  let source;
  let over = false;
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
    count("messages", told.messages);
    count("notifications", told.notifications);
    if (!told.changed || !template || status.hasChildNodes()) return;
    status.append(template.content.cloneNode(true));
    status.querySelector("button").addEventListener("click", () => location.reload());
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  const look = () => {
    if (document.hidden) return close();
    if (source || over) return;
    source = new EventSource(status.dataset.events);
    source.addEventListener("standing", tell);
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
