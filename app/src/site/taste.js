// Reads the first words of a need while they are typed. Without it, a button does the same.
const taste = (place) => {
  // How long a pause in typing is, in milliseconds.
  const PAUSE = 600;
  const SHORTEST = 12;
  const field = document.getElementById("begin_need-words");
  const [said, understood] = place.children;
  let last = field.value;
  let asked = 0;
  let timer;
  const show = (sentence, html) => {
    said.textContent = sentence;
    understood.innerHTML = html;
  };
  const read = async () => {
    const words = field.value.trim();
    if (words === last) return;
    last = words;
    asked += 1;
    const mine = asked;
    if (words.length < SHORTEST) return show("", "");
    try {
      const answer = await fetch(place.dataset.taste, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ words }),
      });
      if (mine !== asked) return;
      const taste = answer.ok ? await answer.json() : { said: "", html: "" };
      if (mine === asked) show(taste.said, taste.html);
    } catch {
      // Nobody waits for a taste.
      if (mine === asked) show("", "");
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-example]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    field.value = link.dataset.example;
    clearTimeout(timer);
    read();
  });
  document.querySelector("[data-taste-button]").hidden = true;
};
const place = document.querySelector("[data-taste]");
if (place) taste(place);
