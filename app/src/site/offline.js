// Says, where there is a form, that nothing can be sent now. It holds nothing back: a browser may be wrong about its connection.
const offline = document.getElementById("offline");
if (offline && document.querySelector("main form[method=post]")) {
  const tell = () => {
    offline.textContent = navigator.onLine ? "" : offline.dataset.offline;
  };
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
}
