// Wakes the islands of a page. A page without one never fetches the wasm.
// Our islands have no children and do not nest, so the order of the document is enough.
const wake = async (script, wasm) => {
  const islands = document.querySelectorAll("leptos-island");
  if (islands.length === 0) return;
  const module = await import(script);
  await module.default({ module_or_path: wasm });
  module.hydrate();
  for (const island of islands) {
    const start = module[island.dataset.component];
    if (start) await start(island);
    else console.error(`The script knows no island ${island.dataset.component}: it was built from other sources than the page.`);
  }
  document.documentElement.dataset.islands = "awake";
};
