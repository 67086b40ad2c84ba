// Which elements make the page wider than its window; none where it fits. What scrolls inside a frame of its own is no fault.
(() => {
  const width = window.innerWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  // A frame clips what is laid out in it: not what is positioned on something further out.
  const around = (element) => (getComputedStyle(element).position === "absolute" ? element.offsetParent : element.parentElement);
  const framed = (element) => {
    for (let frame = around(element); frame && frame !== document.body; frame = around(frame)) {
      if (getComputedStyle(frame).overflowX !== "visible") return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 0.5 && !framed(element));
  const named = out.map((element) => `${element.tagName.toLowerCase()}${element.id && "#" + element.id}.${[...element.classList].join(".")} to ${Math.round(element.getBoundingClientRect().right)} px`);
  return named.length > 0 ? named.slice(-6) : [`the page itself, ${document.scrollingElement.scrollWidth} px`];
})();
